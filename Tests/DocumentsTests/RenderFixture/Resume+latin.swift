import Resumes

extension Resume {
    /// Two pages, every section, an employer with two roles.
    static let latinFixture = Resume(
        basics: Basics(
            name: "Marisol Étienne-Okafor",
            label: "Hydrological Modelling Engineer",
            email: "marisol@etienne-okafor.example",
            phone: "+44 20 7946 0301",
            url: "https://etienne-okafor.example/",
            summary:
                "Engineer with eleven years in flood forecasting, from gauge telemetry to the map on a duty officer’s screen. Led the rewrite of a regional model that now runs every fifteen minutes, and taught two agencies how to read its uncertainty rather than its mean.",
            location: Location(city: "Bristol", countryCode: "GB", region: "England"),
            profiles: [
                Profile(network: "GitHub", username: "m-etienne", url: "https://github.example/m-etienne"),
                Profile(network: "ORCID", username: "0000-0000-0000-0731", url: "https://orcid.example/0000-0000-0000-0731"),
            ]
        ),
        work: [
            Work(
                name: "Severnside Water Authority",
                location: "Bristol",
                description: "Public body for rivers and coastal defence in the south-west",
                position: "Lead Forecasting Engineer",
                url: "https://severnside.example",
                startDate: ResumeDate(year: 2021, month: 3),
                summary: "Owns the forecasting chain and its on-call rota of nine.",
                highlights: [
                    "Moved the regional inundation model from nightly batches to a run every fifteen minutes, cutting the median age of a published warning from 340 to 22 minutes.",
                    "Introduced ensemble verification with the Brier score; duty officers now see the spread and false alarms fell by 31 % over two winters.",
                    "Replaced a licensed solver with an open C++ and Fortran one behind the same interface, saving £180,000 a year.",
                    "Wrote the incident handbook that three neighbouring authorities have adopted.",
                ]
            ),
            Work(
                name: "Severnside Water Authority",
                location: "Bristol",
                description: "Public body for rivers and coastal defence in the south-west",
                position: "Forecasting Engineer",
                startDate: ResumeDate(year: 2018, month: 9),
                endDate: ResumeDate(year: 2021, month: 2),
                highlights: [
                    "Built the ingestion of 2,400 river gauges over MQTT and LoRaWAN, with automatic quality flags for stuck and drifting sensors.",
                    "Calibrated rainfall radar against tipping buckets; bias fell from 18 % to 4 %.",
                    "Mentored two graduates through chartership.",
                ]
            ),
            Work(
                name: "Talvera & Quist",
                location: "Rotterdam",
                position: "Coastal Modeller",
                url: "talvera-quist.example/about",
                startDate: ResumeDate(year: 2014, month: 6),
                endDate: ResumeDate(year: 2018, month: 8),
                summary: "Consultancy projects for ports and insurers in the Netherlands, Portugal and Ghana.",
                highlights: [
                    "Modelled overtopping for a 6 km breakwater; the chosen profile used 12 % less rock than the tender design.",
                    "Automated mesh generation in Python and GDAL, from three days to forty minutes per harbour.",
                    "Presented hazard maps to residents’ meetings in Dutch and French.",
                ]
            ),
            Work(
                name: "Institute of River Studies",
                location: "Grenoble",
                position: "Research Assistant",
                startDate: ResumeDate(year: 2013, month: 10),
                endDate: ResumeDate(year: 2014, month: 5),
                highlights: ["Ran flume experiments on debris flow and published the raw data with its error model."]
            ),
        ],
        volunteer: [
            Volunteer(
                organization: "Avon River Watch",
                position: "Training coordinator",
                startDate: ResumeDate(year: 2019),
                summary: "Trains forty volunteers a year in sampling and safety.",
                highlights: ["Set up a lending library of eighty turbidity probes."]
            )
        ],
        education: [
            Education(
                institution: "Delft Institute of Hydraulics",
                url: "https://dih.example",
                area: "Hydraulic Engineering",
                studyType: "MSc",
                startDate: ResumeDate(year: 2011, month: 9),
                endDate: ResumeDate(year: 2013, month: 7),
                score: "8.6 of 10",
                courses: ["Stochastic Hydrology", "Computational Fluid Dynamics", "Geodesy"]
            ),
            Education(
                institution: "Université de Haute-Drôme",
                area: "Applied Mathematics",
                studyType: "BSc",
                startDate: ResumeDate(year: 2008),
                endDate: ResumeDate(year: 2011)
            ),
        ],
        awards: [
            Award(
                title: "Young Forecaster Prize",
                date: ResumeDate(year: 2020, month: 11),
                awarder: "European Flood Network",
                summary: "For the verification dashboard used during the February storms."
            )
        ],
        certificates: [
            Certificate(
                name: "Chartered Engineer",
                date: ResumeDate(year: 2019, month: 4),
                url: "https://register.example/(ceng)",
                issuer: "Engineering Register"
            ),
            Certificate(name: "Incident Command, Level 2", date: ResumeDate(year: 2022), issuer: "Resilience College"),
        ],
        publications: [
            Publication(
                name: "Reading the spread: ensemble floods for duty officers",
                publisher: "Journal of Operational Hydrology",
                releaseDate: ResumeDate(year: 2023, month: 5, day: 12),
                url: "https://joh.example/2023/05/spread",
                summary: "A field study in three control rooms over two winters."
            )
        ],
        skills: [
            Skill(
                name: "Modelling",
                level: "expert",
                keywords: ["shallow-water solvers", "ensemble methods", "data assimilation", "calibration"]
            ),
            Skill(name: "Software", keywords: ["C++", "Fortran", "Python", "PostgreSQL/PostGIS", "C#", ".NET", "Linux"]),
            Skill(name: "Instruments", keywords: ["radar", "ADCP", "LoRaWAN telemetry"]),
        ],
        languages: [
            LanguageSkill(language: "English", fluency: "native"), LanguageSkill(language: "French", fluency: "native"),
            LanguageSkill(language: "Dutch", fluency: "C1"), LanguageSkill(language: "Portuguese", fluency: "B1"),
        ],
        interests: [Interest(name: "Fell running", keywords: ["navigation", "night races"]), Interest(name: "Letterpress")],
        references: [
            Reference(
                name: "Tobias Wrenfield",
                reference: "Marisol is the calmest person in any control room, and usually the best prepared."
            )
        ],
        projects: [
            Project(
                name: "Tidegauge",
                description: "Library that reads and repairs tide-gauge archives.",
                highlights: ["Reads eleven archive formats; 1.2 million station-years repaired.", "Used by four national services."],
                keywords: ["Rust", "NetCDF"],
                startDate: ResumeDate(year: 2020, month: 1),
                endDate: ResumeDate(year: 2024, month: 2),
                url: "https://tidegauge.example",
                roles: ["Maintainer"],
                entity: "Open Coast Lab",
                type: "open source"
            )
        ],
        language: "en-GB"
    )
}
