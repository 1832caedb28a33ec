import Resumes

extension Resume {
    /// One page, a profession outside technology.
    static let shortFixture = Resume(
        basics: Basics(
            name: "Henrike Vandersloot",
            label: "Pastry Chef",
            email: "henrike@vandersloot.example",
            phone: "+32 9 555 01 44",
            summary: "Pastry chef with eight years in hotel and restaurant kitchens, at home with laminated doughs and large banquets.",
            location: Location(city: "Ghent", countryCode: "BE")
        ),
        work: [
            Work(
                name: "Hotel Lindenhof",
                location: "Ghent",
                position: "Head Pastry Chef",
                startDate: ResumeDate(year: 2020, month: 5),
                highlights: [
                    "Runs a brigade of five and the dessert list of two restaurants.",
                    "Cut flour and butter waste by 27 % with a weekly production plan.",
                    "Catered banquets for up to 420 guests.",
                ]
            ),
            Work(
                name: "Maison Aubrac",
                location: "Lyon",
                position: "Commis Pâtissier",
                startDate: ResumeDate(year: 2016, month: 9),
                endDate: ResumeDate(year: 2020, month: 3),
                highlights: ["Responsible for viennoiserie: 600 pieces before seven in the morning.", "Trained three apprentices."]
            ),
        ],
        education: [
            Education(
                institution: "Hotelschool Ter Duinen",
                area: "Pastry and Bakery",
                studyType: "Diploma",
                startDate: ResumeDate(year: 2013),
                endDate: ResumeDate(year: 2016)
            )
        ],
        skills: [
            Skill(name: "Craft", keywords: ["lamination", "sugar work", "chocolate tempering"]),
            Skill(name: "Kitchen", keywords: ["HACCP", "cost control", "rota planning"]),
        ],
        languages: [
            LanguageSkill(language: "Dutch", fluency: "native"), LanguageSkill(language: "French", fluency: "fluent"),
            LanguageSkill(language: "English", fluency: "good"),
        ],
        language: "en"
    )
}
