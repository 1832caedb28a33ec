import Resumes

extension Fixtures {
    static let accountant = Resume(
        basics: Basics(name: "Priya Nandakumar", label: "Accountant", email: "priya@ledger.example"),
        work: [
            Work(
                name: "Osterley Mills",
                position: "Staff Accountant",
                startDate: Self.date(2017, 1),
                endDate: Self.date(2023, 12),
                summary: "General ledger of a mill with 230 staff.",
                highlights: [
                    "Closed the books in 4 working days instead of 9.",
                    "Prepared US GAAP statements and the audit file.",
                    "Moved reconciliations from paper to Excel and saved 12 hours a week.",
                    "Posted journal entries for $4.2M of inventory.",
                ]
            )
        ],
        education: [
            Education(
                institution: "Bexwell College",
                area: "Accounting",
                studyType: "Bachelor of Commerce",
                startDate: Self.date(2012),
                endDate: Self.date(2016)
            )
        ],
        certificates: [Certificate(name: "CPA", date: Self.date(2018), issuer: "State Board of Accountancy")],
        skills: [Skill(name: "Tools", keywords: ["Excel", "QuickBooks", "SAP"])],
        language: "en"
    )

    static let german = Resume(
        basics: Basics(name: "Wiebke Osterloh", label: "Bilanzbuchhalterin", email: "wiebke@osterloh.example"),
        work: [
            Work(
                name: "Nordlicht Möbel GmbH",
                position: "Finanzbuchhalterin",
                startDate: Self.date(2016, 4),
                endDate: Self.date(2024, 9),
                highlights: [
                    "Erstellung von Monatsabschluss und Jahresabschluss nach HGB für 3 Gesellschaften",
                    "Einführung von DATEV Unternehmen online, 40 % weniger Papierbelege",
                    "Abstimmung der Konten und Ansprechpartnerin für Wirtschaftsprüfer",
                ]
            )
        ],
        education: [
            Education(
                institution: "IHK Kiel",
                area: "Bilanzbuchhaltung",
                studyType: "Meister",
                startDate: Self.date(2014),
                endDate: Self.date(2016)
            )
        ],
        skills: [Skill(name: "Programme", keywords: ["DATEV", "SAP", "Excel"])],
        languages: [LanguageSkill(language: "Deutsch", fluency: "Muttersprache"), LanguageSkill(language: "Englisch", fluency: "B2")],
        language: "de"
    )

    static let vietnamese = Resume(
        basics: Basics(name: "Đặng Thùy Linh", label: "Lập trình viên Backend", email: "linh@dang.example"),
        work: [
            Work(
                name: "Công ty Sóng Biển",
                position: "Lập trình viên",
                startDate: Self.date(2019, 2),
                endDate: Self.date(2024, 2),
                highlights: [
                    "Xây dựng hệ thống thanh toán bằng Java và PostgreSQL phục vụ 50.000 khách hàng.",
                    "Giảm 35% chi phí máy chủ với Kubernetes.",
                ]
            )
        ],
        education: [
            Education(institution: "Đại học Bách khoa Hà Nội", area: "Công nghệ thông tin", studyType: "Kỹ sư", endDate: Self.date(2018))
        ],
        skills: [Skill(name: "Kỹ năng", keywords: ["Java", "PostgreSQL", "Docker"])],
        language: "vi"
    )

    static let japanese = Resume(
        basics: Basics(name: "森田 彩", label: "ソフトウェアエンジニア", email: "aya@morita.example", summary: "決済基盤の開発に携わってきました。障害対応の改善が得意です。"),
        work: [
            Work(
                name: "青空テック株式会社",
                position: "エンジニア",
                startDate: Self.date(2018, 4),
                endDate: Self.date(2024, 3),
                highlights: ["Goで決済APIを開発し、応答時間を200 msから80 msに短縮。", "PostgreSQLの運用を担当。", "新人研修の講師を務めた。"]
            )
        ],
        skills: [Skill(name: "技術", keywords: ["Go", "PostgreSQL", "AWS"])],
        languages: [LanguageSkill(language: "日本語", fluency: "母語")],
        language: "ja"
    )
}
