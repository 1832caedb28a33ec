import Resumes

extension Resume {
    static let vietnameseFixture = Resume(
        basics: Basics(
            name: "Đặng Thị Quỳnh Hương",
            label: "Kỹ sư xây dựng cầu đường",
            email: "huong@dang.example",
            phone: "+84 236 555 0119",
            url: "https://dang.example/huong",
            summary:
                "Mười năm thiết kế và giám sát cầu vừa và nhỏ ở miền Trung, từng chủ trì bảy công trình hoàn thành đúng hạn. Quan tâm đến độ bền của kết cấu trong vùng bão lũ và nước mặn.",
            location: Location(city: "Đà Nẵng")
        ),
        work: [
            Work(
                name: "Công ty Cổ phần Tư vấn Sông Hàn",
                location: "Đà Nẵng",
                position: "Chủ nhiệm thiết kế",
                startDate: ResumeDate(year: 2018, month: 5),
                highlights: [
                    "Chủ trì thiết kế cầu dầm hộp dài 320 mét, tiết kiệm 14 % khối lượng thép so với phương án ban đầu.",
                    "Xây dựng quy trình kiểm định bằng máy bay không người lái, rút ngắn thời gian khảo sát từ chín ngày xuống hai ngày.",
                    "Hướng dẫn sáu kỹ sư trẻ thi chứng chỉ hành nghề.",
                ]
            )
        ],
        education: [
            Education(
                institution: "Đại học Kỹ thuật Ngũ Hành Sơn",
                area: "Kỹ thuật cầu",
                studyType: "Thạc sĩ",
                startDate: ResumeDate(year: 2012, month: 9),
                endDate: ResumeDate(year: 2014, month: 6)
            )
        ],
        skills: [Skill(name: "Phần mềm", keywords: ["MIDAS Civil", "AutoCAD", "Python"])],
        languages: [LanguageSkill(language: "Tiếng Việt", fluency: "tiếng mẹ đẻ"), LanguageSkill(language: "Tiếng Nhật", fluency: "khá")],
        language: "vi"
    )

    static let cyrillicFixture = Resume(
        basics: Basics(
            name: "Ярослава Щербинина",
            label: "Редактор научной литературы",
            email: "yaroslava@shcherbinina.example",
            phone: "+374 10 555 014",
            summary:
                "Двенадцать лет готовлю к печати книги по физике и биологии: от рукописи до сигнального экземпляра. Выстроила работу с рецензентами и сократила срок выпуска с четырнадцати месяцев до девяти.",
            location: Location(city: "Ереван")
        ),
        work: [
            Work(
                name: "Издательство «Северный ветер»",
                location: "Ереван",
                position: "Ведущий редактор",
                startDate: ResumeDate(year: 2019, month: 2),
                highlights: [
                    "Ведёт серию из тридцати двух книг; шесть переведены на английский и немецкий.",
                    "Внедрила вёрстку в LaTeX и проверку ссылок, число опечаток на лист снизилось втрое.",
                ]
            ),
            Work(
                name: "Журнал «Опыт»",
                position: "Редактор",
                startDate: ResumeDate(year: 2012, month: 9),
                endDate: ResumeDate(year: 2019, month: 1),
                highlights: ["Отвечала за раздел о молекулярной биологии."]
            ),
        ],
        education: [
            Education(
                institution: "Приволжский университет",
                area: "Филология",
                studyType: "Магистр",
                endDate: ResumeDate(year: 2012, month: 6)
            )
        ],
        skills: [Skill(name: "Программы", keywords: ["LaTeX", "InDesign", "Git"])],
        language: "ru"
    )

    /// Free of lam-alef, which no reader gives back whole.
    static let arabicFixture = Resume(
        basics: Basics(
            name: "ريم سعيد بدران",
            label: "مهندسة طاقة متجددة",
            email: "reem@badran.example",
            phone: "+962 6 555 0127",
            summary:
                "مهندسة تعمل منذ ثماني سنوات في تصميم محطات الطاقة الشمسية وربطها بشبكة الكهرباء. قادت فرق عمل متعددة التخصصات وسلّمت مشاريع كبيرة قبل موعدها وبكلفة تقل عن المقدّر.",
            location: Location(city: "عمّان")
        ),
        work: [
            Work(
                name: "شركة نور الصحراء",
                location: "عمّان",
                position: "مديرة مشاريع",
                url: "https://noor.example",
                startDate: ResumeDate(year: 2019, month: 3),
                highlights: [
                    "صممت محطة بقدرة 45 ميغاواط وربطتها بشبكة التوتر العالي.",
                    "خفضت زمن التركيب بنسبة 20% بعد اعتماد Python في جدولة الفرق.",
                    "دربت خمسة عشر مهندسا في أربع مدن.",
                ]
            ),
            Work(
                name: "مكتب جسور",
                position: "مهندسة كهرباء",
                startDate: ResumeDate(year: 2016, month: 9),
                endDate: ResumeDate(year: 2019, month: 2),
                highlights: ["راجعت مخططات ستين مبنى حكوميا."]
            ),
        ],
        education: [
            Education(
                institution: "جامعة البتراء الجديدة",
                area: "هندسة كهربائية",
                studyType: "بكالوريوس",
                startDate: ResumeDate(year: 2011, month: 9),
                endDate: ResumeDate(year: 2016, month: 6)
            )
        ],
        skills: [Skill(name: "برامج", keywords: ["PVsyst", "AutoCAD", "Python"])],
        languages: [LanguageSkill(language: "العربية", fluency: "لغة أم"), LanguageSkill(language: "English", fluency: "C1")],
        language: "ar"
    )

    /// English with words of many scripts between.
    static let mixedFixture = Resume(
        basics: Basics(
            name: "Zoë Nguyễn-Łukasiewicz",
            label: "Translator and Interpreter",
            email: "zoe@nguyen-lukasiewicz.example",
            summary: "Works between English, Tiếng Việt, 日本語, русский and العربية; edits Ελληνικά and עברית with native readers."
        ),
        work: [
            Work(
                name: "Ťukan Verlag",
                location: "Brno",
                position: "Editor-in-chief",
                startDate: ResumeDate(year: 2017),
                highlights: [
                    "Published 漢字 primers for 4,000 schools → second print run.", "Set up a style guide for Ślōnskŏ gŏdka and Türkçe.",
                ]
            )
        ],
        language: "en"
    )
}
