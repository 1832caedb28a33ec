import Resumes

extension Fixtures {
    static let nurse = Resume(
        basics: Basics(name: "Marisol Etxeberria", label: "Registered Nurse", email: "marisol@care.example", phone: "(555) 010-4477"),
        work: [
            Work(
                name: "Harrow County Hospital",
                position: "ICU Nurse",
                startDate: Self.date(2019, 6),
                endDate: Self.date(2024, 5),
                highlights: [
                    "Cared for up to 3 critically ill patients per shift in a 24-bed intensive care unit.",
                    "Managed ventilators and titrated drips under physician orders.",
                    "Trained 12 new nurses in ventilator management and Epic charting.",
                    "Started a family round that halved complaints.",
                    "Chaired the unit's linen committee.",
                ]
            ),
            Work(
                name: "Bell Street Clinic",
                position: "Staff Nurse",
                startDate: Self.date(2016, 2),
                endDate: Self.date(2019, 5),
                highlights: ["Vaccinated 1,500 children.", "Assessed patients and planned their care with two physicians.", "Kept stock."]
            ),
        ],
        education: [
            Education(
                institution: "Calder State University",
                area: "Nursing",
                studyType: "Bachelor of Science",
                startDate: Self.date(2012),
                endDate: Self.date(2016)
            )
        ],
        certificates: [
            Certificate(name: "BLS", issuer: "American Heart Association"), Certificate(name: "ACLS", issuer: "American Heart Association"),
        ],
        languages: [LanguageSkill(language: "English", fluency: "Native"), LanguageSkill(language: "Spanish", fluency: "Fluent")],
        language: "en"
    )

    static let teacher = Resume(
        basics: Basics(
            name: "Tobias Oakshott",
            label: "Primary Teacher",
            summary: "I teach children of six to nine. I like noisy classrooms with quiet corners."
        ),
        work: [
            Work(
                name: "Marl Hill School",
                position: "Class Teacher",
                startDate: Self.date(2018, 9),
                highlights: [
                    "Planning lessons for a class of 28 children across three reading levels",
                    "Leading the chess club",
                    "Reporting to parents every term and at short notice",
                ]
            )
        ],
        volunteer: [
            Volunteer(
                organization: "Canal Library",
                position: "Reader",
                startDate: Self.date(2015),
                endDate: Self.date(2018),
                highlights: ["Read aloud on Saturdays."]
            )
        ],
        education: [
            Education(
                institution: "University of Dunmere",
                area: "Education",
                studyType: "BEd",
                startDate: Self.date(2014),
                endDate: Self.date(2018)
            )
        ],
        skills: [Skill(name: "Teaching", keywords: ["Classroom management", "Phonics", "Safeguarding"])],
        language: "en"
    )

    static let chef = Resume(
        basics: Basics(name: "Aurelio Banse", label: "Chef de Partie", email: "aurelio@banse.example"),
        work: [
            Work(
                name: "Gasthof Linde",
                position: "Chef de Partie",
                startDate: Self.date(2021, 4),
                endDate: Self.date(2025, 1),
                highlights: [
                    "Ran the sauce station for 120 covers a night.",
                    "Rewrote menus with the head chef; food cost fell from 34% to 28%.",
                    "Kept HACCP records without a single finding in three inspections.",
                    "Trained two commis chefs.",
                ]
            ),
            Work(
                name: "Bakehouse 9",
                position: "Baker",
                startDate: Self.date(2018),
                endDate: Self.date(2021),
                highlights: ["Baked 200 loaves before dawn."]
            ),
        ],
        skills: [Skill(name: "Kitchen", keywords: ["Sauces", "Pastry", "Food safety"])],
        language: "en"
    )
}
