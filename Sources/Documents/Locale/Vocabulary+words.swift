extension Vocabulary.Words {
    static let english = Self(
        headings: [
            "Summary", "Experience", "Projects", "Education", "Skills", "Certificates", "Publications", "Awards", "Volunteering",
            "Languages", "Interests", "References",
        ],
        present: "present",
        courses: "Courses",
        grade: "Grade",
        months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    )

    static let german = Self(
        headings: [
            "Profil", "Berufserfahrung", "Projekte", "Ausbildung", "Kenntnisse", "Zertifikate", "Veröffentlichungen", "Auszeichnungen",
            "Ehrenamt", "Sprachen", "Interessen", "Referenzen",
        ],
        present: "heute",
        courses: "Kurse",
        grade: "Note",
        months: ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."]
    )

    static let french = Self(
        headings: [
            "Profil", "Expérience", "Projets", "Formation", "Compétences", "Certifications", "Publications", "Distinctions", "Bénévolat",
            "Langues", "Centres d’intérêt", "Références",
        ],
        present: "aujourd’hui",
        courses: "Cours",
        grade: "Note",
        months: ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."]
    )

    static let spanish = Self(
        headings: [
            "Perfil", "Experiencia", "Proyectos", "Formación", "Competencias", "Certificados", "Publicaciones", "Premios", "Voluntariado",
            "Idiomas", "Intereses", "Referencias",
        ],
        present: "actualidad",
        courses: "Cursos",
        grade: "Nota",
        months: ["ene.", "feb.", "mar.", "abr.", "may.", "jun.", "jul.", "ago.", "sept.", "oct.", "nov.", "dic."]
    )

    static let vietnamese = Self(
        headings: [
            "Giới thiệu", "Kinh nghiệm làm việc", "Dự án", "Học vấn", "Kỹ năng", "Chứng chỉ", "Ấn phẩm", "Giải thưởng",
            "Hoạt động tình nguyện", "Ngôn ngữ", "Sở thích", "Người tham chiếu",
        ],
        present: "nay",
        courses: "Môn học",
        grade: "Điểm",
        months: []
    )

    static let russian = Self(
        headings: [
            "О себе", "Опыт работы", "Проекты", "Образование", "Навыки", "Сертификаты", "Публикации", "Награды", "Волонтёрство", "Языки",
            "Интересы", "Рекомендации",
        ],
        present: "настоящее время",
        courses: "Курсы",
        grade: "Оценка",
        months: ["янв.", "февр.", "март", "апр.", "май", "июнь", "июль", "авг.", "сент.", "окт.", "нояб.", "дек."]
    )

    static let japanese = Self(
        headings: ["概要", "職歴", "プロジェクト", "学歴", "スキル", "資格", "出版物", "受賞歴", "ボランティア活動", "語学", "趣味・関心", "推薦者"],
        present: "現在",
        courses: "履修科目",
        grade: "成績",
        months: []
    )

    static let simplifiedChinese = Self(
        headings: ["个人简介", "工作经历", "项目经历", "教育背景", "专业技能", "证书", "发表作品", "获奖情况", "志愿服务", "语言能力", "兴趣爱好", "推荐人"],
        present: "至今",
        courses: "课程",
        grade: "成绩",
        months: []
    )

    static let traditionalChinese = Self(
        headings: ["個人簡介", "工作經歷", "專案經歷", "學歷", "專業技能", "證照", "發表作品", "獲獎紀錄", "志工服務", "語言能力", "興趣", "推薦人"],
        present: "至今",
        courses: "課程",
        grade: "成績",
        months: []
    )

    static let korean = Self(
        headings: ["소개", "경력", "프로젝트", "학력", "기술", "자격증", "출판물", "수상", "봉사 활동", "외국어", "관심사", "추천인"],
        present: "현재",
        courses: "이수 과목",
        grade: "성적",
        months: []
    )

    static let arabic = Self(
        headings: [
            "نبذة شخصية", "الخبرة المهنية", "المشاريع", "التعليم", "المهارات", "الشهادات", "المنشورات", "الجوائز", "العمل التطوعي",
            "اللغات", "الهوايات", "المراجع",
        ],
        present: "الحاضر",
        courses: "المواد الدراسية",
        grade: "المعدل",
        months: [
            "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
        ]
    )
}
