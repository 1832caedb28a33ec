/// What the headings of postings mean, in English, German, French, Spanish and Vietnamese.
enum SectionLexicon {
    /// The section a heading opens; nil when it is none of the known ones.
    static func section(ofHeading heading: String) -> PostingBlock.Section? {
        guard heading.utf8.count <= 120 else { return nil }
        let words = PhraseSet.words(of: heading)
        return Self.phrases.first { $0.phrases.matches(words) }?.section
    }

    /// True when the whole line is a known heading.
    static func isExactHeading(_ line: String) -> Bool {
        line.utf8.count <= 120 && Self.whole.contains(PhraseSet.words(of: line).joined(separator: " "))
    }

    private static let whole = Set([Self.nice, Self.boilerplate, Self.must, Self.duties, Self.about].joined())

    /// In the order they are tried: "preferred qualifications" is nice although "qualifications" is must.
    private static let phrases: [(section: PostingBlock.Section, phrases: PhraseSet)] = [
        (.nice, PhraseSet(Self.nice)), (.boilerplate, PhraseSet(Self.boilerplate)), (.must, PhraseSet(Self.must)),
        (.duties, PhraseSet(Self.duties)), (.about, PhraseSet(Self.about)),
    ]

    private static let nice = [
        "nice to have", "nice to haves", "nice haves", "preferred", "preferred qualifications", "preferred skills", "preferred experience",
        "bonus points", "bonus if", "bonus skills",
        "pluses", "a plus", "big plus", "plus points", "desirable", "desired", "good to have", "extra credit", "would be great",
        "what would be a bonus", "even better if", "ideally",
        "what sets you apart", "stand out", "optional", "additional skills", "a bonus", "brownie points", "bonus qualifications",
        "von vorteil", "wünschenswert", "idealerweise", "nice to know", "pluspunkte", "das wäre toll",
        "un plus", "les plus", "souhaité", "souhaitable", "atouts", "serait un plus", "appréciés",
        "deseable", "se valora", "se valorará", "valorable", "un plus", "ưu tiên", "lợi thế", "điểm cộng", "là một lợi thế",
    ]

    private static let boilerplate = [
        "benefits", "perks", "what we offer", "we offer", "our offer", "what you get", "what you'll get", "compensation", "salary", "pay",
        "pay range", "salary range",
        "equal opportunity", "equal employment", "diversity", "inclusion", "eeo", "how to apply", "application process", "hiring process",
        "interview process", "recruitment process",
        "what's in it for you", "why join us", "why you'll love", "why work with us", "visa", "work authorization", "privacy", "disclaimer",
        "accommodation", "accommodations", "next steps",
        "apply now", "remuneration", "rewards", "what happens next", "our interview process", "schedule", "contact", "hours",
        "remote status", "location",
        "wir bieten", "das bieten wir", "was wir bieten", "was wir dir bieten", "unser angebot", "deine vorteile", "ihre vorteile",
        "benefits für dich", "bewerbung", "kontakt", "warum wir",
        "nous offrons", "nous vous offrons", "ce que nous offrons", "ce que nous proposons", "avantages", "rémunération",
        "processus de recrutement", "modalités",
        "ofrecemos", "qué ofrecemos", "te ofrecemos", "beneficios", "salario", "proceso de selección",
        "quyền lợi", "phúc lợi", "chế độ đãi ngộ", "mức lương", "chúng tôi mang đến", "cách ứng tuyển", "thời gian làm việc",
        "địa điểm làm việc",
    ]

    private static let must = [
        "requirements", "required", "required qualifications", "requirement", "qualifications", "minimum qualifications",
        "basic qualifications", "must have", "must haves", "essential",
        "essentials", "skills", "skills and experience", "experience", "your profile", "who you are", "about you", "what you bring",
        "what you'll bring", "what you will bring", "you have",
        "you bring", "what we're looking for", "what we are looking for", "we're looking for", "who we're looking for", "looking for",
        "what you'll need", "what you need", "you'll need", "you need",
        "your skills", "your experience", "your background", "candidate profile", "ideal candidate", "the ideal candidate",
        "person specification", "key skills", "technical skills", "tech stack", "education",
        "you might be a fit", "you may be a fit", "good fit", "you're a fit", "right for you", "knowledge", "competencies", "licenses",
        "certifications", "licensure", "prerequisites", "eligibility", "your toolbox",
        "what makes you", "what it takes", "we expect", "we need", "your expertise", "you are", "you should have", "the skills",
        "expertise",
        "anforderungen", "ihr profil", "dein profil", "profil", "qualifikation", "qualifikationen", "das bringst du mit",
        "das bringen sie mit", "was du mitbringst", "was sie mitbringen", "voraussetzungen", "du bringst mit",
        "sie bringen mit", "dich zeichnet aus", "was wir erwarten", "wir erwarten", "dein know how", "das solltest du mitbringen",
        "kenntnisse",
        "votre profil", "profil recherché", "le profil", "compétences", "compétences requises", "exigences", "qualités requises",
        "vous avez", "ton profil", "prérequis", "profil candidat", "formation", "qui êtes vous",
        "requisitos", "requerimientos", "perfil", "tu perfil", "qué buscamos", "lo que buscamos", "qué necesitas", "formación",
        "conocimientos", "experiencia", "perfil requerido", "buscamos",
        "yêu cầu", "yêu cầu công việc", "yêu cầu ứng viên", "kỹ năng", "trình độ", "kinh nghiệm", "bạn cần có",
    ]

    private static let duties = [
        "responsibilities", "key responsibilities", "duties", "essential functions", "what you'll do", "what you will do", "what you do",
        "your role", "the role", "your responsibilities", "your tasks", "your mission",
        "what you'll be doing", "what you will be doing", "you'll be doing", "you will", "you'll", "in this role", "day to day",
        "a day in the life", "job duties", "tasks", "key tasks", "main tasks", "role and responsibilities",
        "your impact", "what you'll own", "what you'll work on", "how you'll", "the job", "job description", "accountabilities",
        "what the job involves", "your job", "the position", "scope",
        "aufgaben", "ihre aufgaben", "deine aufgaben", "tätigkeiten", "das erwartet dich", "das erwartet sie", "was dich erwartet",
        "was sie erwartet", "dein job", "stellenbeschreibung", "aufgabengebiet", "deine rolle", "verantwortlichkeiten",
        "missions", "vos missions", "tes missions", "votre mission", "vos responsabilités", "responsabilités", "le poste", "tâches",
        "description du poste", "votre rôle",
        "responsabilidades", "funciones", "tareas", "tus funciones", "qué harás", "lo que harás", "tu misión", "misión",
        "descripción del puesto",
        "mô tả công việc", "nhiệm vụ", "trách nhiệm", "công việc của bạn", "bạn sẽ làm gì",
    ]

    private static let about = [
        "about us", "about the company", "about the team", "about the role", "about", "who we are", "our company", "our mission",
        "our team", "our story", "the company", "the team", "our values", "our culture", "company description",
        "overview", "introduction", "background", "meet the team", "über uns", "wer wir sind", "das unternehmen", "unser team", "wir sind",
        "à propos", "qui sommes nous", "notre entreprise", "l'entreprise", "notre équipe",
        "sobre nosotros", "quiénes somos", "la empresa", "nuestra empresa", "về chúng tôi", "giới thiệu", "về công ty",
        "giới thiệu công ty", "our stack", "summary", "job summary",
    ]
}
