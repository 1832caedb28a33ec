extension LetterPhrases {
    static func german(_ tone: LetterTone) -> LetterPhrases {
        switch tone {
        case .professional: Self.germanProfessional
        case .warm: Self.germanWarm
        case .concise: Self.germanConcise
        }
    }

    private static let germanProfessional = LetterPhrases(
        subject: ["Bewerbung: {title}"],
        salutation: ["Sehr geehrte Damen und Herren,"],
        opening: [
            "hiermit bewerbe ich mich bei {employer} um die ausgeschriebene Stelle „{title}“.",
            "hiermit bewerbe ich mich um die ausgeschriebene Stelle „{title}“.", "hiermit bewerbe ich mich um eine Stelle bei {employer}.",
            "hiermit bewerbe ich mich um die ausgeschriebene Stelle.",
        ],
        who: ["Ich bringe {years} Jahre Berufserfahrung mit."],
        deeds: [],
        quotes: [
            [
                "Sie suchen Erfahrung mit {terms}. Ein Beispiel aus meiner Arbeit {at}: „{quote}“.",
                "Ein Beispiel aus meiner Arbeit {at}: „{quote}“.",
            ],
            ["Zu {terms} nenne ich aus meiner Tätigkeit {at}: „{quote}“.", "Aus meiner Tätigkeit {at} nenne ich: „{quote}“."],
            ["Zu {terms} außerdem ein Beispiel, {at}: „{quote}“.", "Außerdem, {at}: „{quote}“."],
        ],
        skills: ["Erfahrung habe ich auch mit {skills}."],
        credentials: ["Zu meinen Nachweisen gehören: {credentials}."],
        degree: ["Mein Abschluss: {degree}."],
        languages: ["Meine Sprachkenntnisse: {languages}."],
        ending: ["Über die Einladung zu einem persönlichen Gespräch freue ich mich."],
        closing: "Mit freundlichen Grüßen",
        facts: 3,
        and: " und "
    )

    private static let germanWarm = LetterPhrases(
        subject: ["Meine Bewerbung: {title}"],
        salutation: ["Liebes Team von {employer},", "Guten Tag,"],
        opening: [
            "über Ihre Ausschreibung „{title}“ habe ich mich gefreut, denn genau diese Arbeit möchte ich gern mit Ihnen machen.",
            "über Ihre Ausschreibung habe ich mich gefreut, denn ich möchte gern mit Ihnen arbeiten.",
        ],
        who: ["Kurz zu mir: Ich bringe {years} Jahre Berufserfahrung mit."],
        deeds: [],
        quotes: [
            [
                "Als ich in Ihrer Ausschreibung von {terms} las, dachte ich an meine Arbeit {at}: „{quote}“.",
                "Beim Lesen dachte ich an meine Arbeit {at}: „{quote}“.",
            ],
            [
                "Sie nennen auch {terms}; dazu ein Beispiel aus meiner Arbeit {at}: „{quote}“.",
                "Gern denke ich auch daran zurück, {at}: „{quote}“.",
            ],
            ["Und zu {terms} noch ein Beispiel, {at}: „{quote}“.", "Und noch ein Beispiel, {at}: „{quote}“."],
        ],
        skills: ["In meiner Arbeit finden Sie auch {skills}."],
        credentials: ["Meine Nachweise: {credentials}."],
        degree: ["Mein Abschluss: {degree}."],
        languages: ["Ich spreche {languages}."],
        ending: [
            "Ich würde gern mehr über Ihr Team erfahren und freue mich auf ein Gespräch. Danke, dass Sie sich Zeit für meine Bewerbung nehmen."
        ],
        closing: "Herzliche Grüße",
        facts: 3,
        and: " und "
    )

    private static let germanConcise = LetterPhrases(
        subject: ["{title}: Bewerbung"],
        salutation: ["Guten Tag,"],
        opening: [
            "ich bewerbe mich als {title} bei {employer}.", "ich bewerbe mich als {title}.", "ich bewerbe mich bei {employer}.",
            "ich bewerbe mich bei Ihnen.",
        ],
        who: ["Kurz: {years} Jahre Berufserfahrung."],
        deeds: [],
        quotes: [
            ["{Terms}: „{quote}“ ({at}).", "„{quote}“ ({at})."],
            ["{Terms}: „{quote}“ ({at}).", "„{quote}“ ({at})."],
        ],
        skills: ["Außerdem: {skills}."],
        credentials: ["Nachweise: {credentials}."],
        degree: [],
        languages: ["Sprachen: {languages}."],
        ending: ["Ich freue mich auf ein Gespräch."],
        closing: "Beste Grüße",
        facts: 2,
        and: " und "
    )
}
