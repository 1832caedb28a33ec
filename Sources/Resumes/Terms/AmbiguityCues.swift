/// Words that show that an ambiguous word is meant as a term, and words that show that it is not.
enum AmbiguityCues {
    static let before: Set<String> = [
        "in", "with", "using", "knowledge", "know", "write", "writing", "learn", "learning", "of", "via", "like", "including", "microsoft",
        "ms",
        "apache", "google", "adobe", "hashicorp", "language", "languages", "framework", "programming", "advanced", "basic", "intermediate",
        "strong", "modern",
        "idiomatic", "embedded", "vanilla", "proficient", "skills", "tools", "stack", "technologies", "software", "senior", "junior",
        "mit", "kenntnisse", "avec", "en", "langage", "développeur", "développeuse", "maîtrise", "con", "lenguaje", "desarrollador",
        "desarrolladora",
        "manejo", "với", "bằng", "ngôn", "ngữ", "trình",
    ]

    static let after: Set<String> = [
        "developer", "developers", "engineer", "engineers", "programmer", "programmers", "programming", "language", "languages",
        "development",
        "experience", "expertise", "skills", "skill", "knowledge", "framework", "frameworks", "library", "libraries", "code", "codebase",
        "codebases",
        "service", "services", "microservice", "microservices", "backend", "backends", "app", "apps", "application", "applications",
        "script",
        "scripts", "scripting", "jobs", "pipeline", "pipelines", "cluster", "clusters", "streaming", "modules", "packages", "package",
        "templates", "macros",
        "spreadsheets", "spreadsheet", "formulas", "formulae", "functions", "models", "modelling", "modeling", "programs", "stack",
        "ecosystem", "tooling", "concurrency", "runtime",
        "principles", "methodology", "methodologies", "methods", "practices", "tools", "prototypes", "files", "proficiency", "database",
        "databases",
        "sql", "mvc", "security", "data", "cookbooks", "recipes", "wireframes", "certification", "certified", "api", "apis", "unit",
        "entwickler", "entwicklerin", "entwicklung", "kenntnisse", "programmierung", "erfahrung",
    ]

    static let ruledOutAfter: Set<String> = [
        "to", "at", "on", "beyond", "above", "away", "ahead", "through", "yourself", "joy", "the", "a", "an", "your", "our", "their", "us",
        "we", "you",
        "into", "off", "out", "up", "down", "level", "suite", "round", "stars", "season", "forward", "back", "further",
    ]

    /// "Vitamin C", "Series C": a letter that counts or names.
    static let ruledOutBeforeLetter: Set<String> = [
        "vitamin", "hepatitis", "class", "plan", "series", "grade", "type", "category", "option", "section", "part", "level", "room",
        "block", "group",
        "schedule", "appendix", "exhibit", "shift", "tier", "klasse", "classe", "clase", "hạng",
    ]
}
