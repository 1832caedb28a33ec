import Resumes

extension Fixtures {
    static let engineer = Resume(
        basics: Basics(
            name: "Ilse Verhoorn",
            label: "Backend Engineer",
            email: "ilse@verhoorn.example",
            phone: "+31 20 555 0142",
            url: "https://verhoorn.example",
            summary:
                "Backend engineer who likes slow problems and fast services. Wrote a small Rust tool that others use. Has run PostgreSQL and Kafka in production since 2017. Enjoys teaching.",
            location: Location(city: "Utrecht", countryCode: "NL"),
            profiles: [Profile(network: "GitHub", username: "iverhoorn", url: "https://github.com/iverhoorn")]
        ),
        work: [
            Work(
                name: "Dray & Daughters",
                location: "Utrecht",
                position: "Senior Backend Engineer",
                startDate: Self.date(2020, 3),
                summary: "Routes for 400 vans a day.",
                highlights: [
                    "Organised the yearly offsite for the office.",
                    "Led the move of 14 services from a monolith to Go on Kubernetes, cutting deploy time from 45 minutes to 6 minutes.",
                    "Designed a Kafka pipeline that carries 30k events per second into PostgreSQL.",
                    "Mentored 4 engineers; two were promoted.",
                    "Wrote the on-call handbook and reduced pages by 60%.",
                    "Kept the wiki tidy.",
                    "Chose office chairs.",
                ]
            ),
            Work(
                name: "Kettle Bank",
                position: "Software Engineer",
                startDate: Self.date(2016, 9),
                endDate: Self.date(2020, 2),
                highlights: [
                    "Built payment reconciliation in Java with PostgreSQL, matching 2 million transfers a month.",
                    "Introduced gRPC between 5 teams.",
                    "Replaced nightly batch jobs with streams, so that balances are fresh within 3 seconds.",
                    "Ran a reading group.",
                    "Supported the mobile team during releases.",
                ]
            ),
            Work(
                name: "Puddle Games",
                position: "Junior Developer",
                startDate: Self.date(2014, 1),
                endDate: Self.date(2016, 8),
                highlights: ["Scripted level tools in Python.", "Fixed 300 bugs before launch.", "Answered player mail."]
            ),
        ],
        education: [
            Education(
                institution: "Hogeschool Utrecht",
                area: "Computer Science",
                studyType: "Bachelor of Science",
                startDate: Self.date(2009),
                endDate: Self.date(2013),
                courses: ["Distributed Systems", "Compilers"]
            )
        ],
        awards: [Award(title: "Hack the Canal, 2nd place", date: Self.date(2018), awarder: "Kettle Bank")],
        skills: [
            Skill(name: "Soft skills", keywords: ["Mentoring", "Writing"]),
            Skill(name: "Languages", keywords: ["Python", "Java", "Go", "SQL"]),
            Skill(name: "Platform", keywords: ["Linux", "k8s", "Terraform", "Docker"]),
        ],
        languages: [LanguageSkill(language: "Dutch", fluency: "Native"), LanguageSkill(language: "English", fluency: "C2")],
        interests: [Interest(name: "Rowing")],
        projects: [
            Project(
                name: "sluice",
                description: "A command line tool that throttles log files, written in Rust",
                highlights: ["Used by 40 people I have never met."],
                keywords: ["Rust", "CLI"],
                startDate: Self.date(2019),
                url: "https://github.com/iverhoorn/sluice"
            )
        ],
        language: "en"
    )
}
