extension ResumeHeadings {
    /// What people call the parts of a résumé, in the languages that this program prints.
    static let names: [(ResumeSection, [String])] = [
        (
            .contact,
            [
                "contact", "contact details", "contact information", "contact info", "personal details", "personal information",
                "personal data", "kontakt", "kontaktdaten", "persönliche daten", "persönliche angaben", "zur person", "coordonnées",
                "informations personnelles", "état civil", "contacto", "datos personales", "información personal",
                "información de contacto",
                "liên hệ", "thông tin liên hệ", "thông tin cá nhân", "контакты", "личные данные", "連絡先", "联系方式", "個人資料", "연락처",
            ]
        ),
        (
            .summary,
            [
                "summary", "professional summary", "executive summary", "career summary", "profile", "professional profile",
                "personal profile", "about", "about me", "personal statement", "objective", "career objective", "overview", "profil",
                "kurzprofil", "über mich", "zusammenfassung", "berufsziel", "résumé", "à propos", "profil professionnel", "objectif",
                "perfil",
                "perfil profesional", "resumen", "resumen profesional", "sobre mí", "objetivo", "objetivo profesional", "giới thiệu",
                "tóm tắt", "mục tiêu nghề nghiệp", "mục tiêu", "giới thiệu bản thân", "о себе", "概要", "自己PR", "个人简介",
                "自我评价", "個人簡介", "소개", "자기소개", "نبذة شخصية",
            ]
        ),
        (
            .work,
            [
                "experience", "work experience", "professional experience", "employment", "employment history", "work history",
                "career history", "relevant experience", "career", "professional background", "experience summary", "positions",
                "berufserfahrung", "berufliche erfahrung", "beruflicher werdegang", "werdegang", "berufspraxis", "berufliche stationen",
                "arbeitserfahrung", "erfahrung", "praktische erfahrung", "expérience", "expériences", "expérience professionnelle",
                "expériences professionnelles", "parcours professionnel", "experiencia", "experiencia laboral", "experiencia profesional",
                "historial laboral", "trayectoria profesional", "kinh nghiệm", "kinh nghiệm làm việc", "quá trình làm việc",
                "quá trình công tác", "опыт работы", "職歴", "職務経歴", "工作经历", "工作经验", "工作經歷", "경력", "경력사항", "الخبرة المهنية",
            ]
        ),
        (
            .volunteer,
            [
                "volunteer", "volunteering", "volunteer experience", "volunteer work", "voluntary work", "community service",
                "community involvement", "ehrenamt", "ehrenamtliches engagement", "ehrenamtliche tätigkeit", "engagement", "bénévolat",
                "engagements", "voluntariado", "hoạt động tình nguyện", "hoạt động", "tình nguyện", "волонтёрство", "волонтерство",
                "ボランティア活動", "志愿服务", "志工服務", "봉사 활동", "العمل التطوعي",
            ]
        ),
        (
            .education,
            [
                "education", "academic background", "academic history", "education and qualifications", "qualifications", "studies",
                "academic qualifications", "training", "ausbildung", "bildung", "studium", "schulbildung", "bildungsweg",
                "ausbildung und studium",
                "akademischer werdegang", "schulische ausbildung", "formation", "formations", "études", "parcours académique", "diplômes",
                "formación", "educación", "formación académica", "estudios", "học vấn", "trình độ học vấn", "quá trình học tập", "giáo dục",
                "bằng cấp", "образование", "学歴", "教育背景", "教育经历", "學歷", "학력", "학력사항", "التعليم",
            ]
        ),
        (
            .awards,
            [
                "awards", "honors", "honours", "prizes", "scholarships", "auszeichnungen", "preise", "stipendien", "distinctions", "prix",
                "premios", "reconocimientos", "giải thưởng", "khen thưởng", "награды", "受賞歴", "获奖情况", "獲獎紀錄", "수상", "수상 경력",
                "الجوائز",
            ]
        ),
        (
            .certificates,
            [
                "certificates", "certifications", "certification", "licenses", "licences", "courses", "professional development",
                "further training", "zertifikate", "zertifizierungen", "weiterbildung", "weiterbildungen", "fortbildungen", "kurse",
                "certificats", "certificados", "certificaciones", "cursos", "chứng chỉ", "khóa học", "сертификаты", "курсы", "資格",
                "免許・資格", "证书", "證照", "자격증", "الشهادات",
            ]
        ),
        (
            .publications,
            [
                "publications", "papers", "talks", "patents", "veröffentlichungen", "publikationen", "vorträge", "publicaciones", "ấn phẩm",
                "công bố khoa học", "публикации", "出版物", "发表作品", "發表作品", "출판물", "المنشورات",
            ]
        ),
        (
            .skills,
            [
                "skills", "technical skills", "key skills", "core skills", "core competencies", "competencies", "technologies", "expertise",
                "areas of expertise", "skill set", "tools", "tech stack", "professional skills", "soft skills", "hard skills", "it skills",
                "computer skills", "kenntnisse", "fähigkeiten", "kompetenzen", "fachkenntnisse", "edv kenntnisse", "it kenntnisse",
                "technische kenntnisse", "fachliche kompetenzen", "compétences", "compétences techniques", "savoir faire",
                "compétences clés", "competencias", "habilidades", "conocimientos", "aptitudes", "habilidades técnicas", "kỹ năng",
                "kỹ năng chuyên môn", "kỹ năng mềm", "навыки", "ключевые навыки", "スキル", "专业技能", "技能", "專業技能", "기술", "보유 기술", "المهارات",
            ]
        ),
        (
            .languages,
            [
                "languages", "language skills", "spoken languages", "sprachen", "sprachkenntnisse", "fremdsprachen", "langues",
                "langues parlées", "idiomas", "lenguas", "ngôn ngữ", "ngoại ngữ", "языки", "語学", "语言能力", "語言能力", "외국어", "اللغات",
            ]
        ),
        (
            .interests,
            [
                "interests", "hobbies", "hobbies and interests", "activities", "interessen", "hobbys", "freizeit", "centres d'intérêt",
                "centres d’intérêt", "loisirs", "intereses", "aficiones", "sở thích", "интересы", "увлечения", "趣味・関心", "趣味", "兴趣爱好", "興趣",
                "관심사", "취미", "الهوايات",
            ]
        ),
        (
            .references,
            [
                "references", "referees", "referenzen", "références", "referencias", "người tham chiếu", "người tham khảo", "рекомендации",
                "推薦者", "推荐人", "推薦人", "추천인", "المراجع",
            ]
        ),
        (
            .projects,
            [
                "projects", "personal projects", "selected projects", "key projects", "side projects", "open source", "portfolio",
                "projekte",
                "ausgewählte projekte", "projets", "projets personnels", "proyectos", "proyectos personales", "dự án", "dự án cá nhân",
                "проекты", "プロジェクト", "项目经历", "项目经验", "專案經歷", "프로젝트", "المشاريع",
            ]
        ),
    ]
}
