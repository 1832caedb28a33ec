extension LetterPhrases {
    static func english(_ tone: LetterTone) -> LetterPhrases {
        switch tone {
        case .professional: Self.englishProfessional
        case .warm: Self.englishWarm
        case .concise: Self.englishConcise
        }
    }

    private static let englishProfessional = LetterPhrases(
        subject: ["Application for the position of {title}"],
        salutation: ["Dear Hiring Manager,"],
        opening: [
            "I am applying for the position of {title} at {employer}.", "I am applying for the position of {title}.",
            "I am applying for a position at {employer}.", "I am applying for the position you have advertised.",
        ],
        who: ["I am {aLabel} with {years} years of experience.", "I bring {years} years of professional experience.", "I am {aLabel}."],
        deeds: [
            ["You ask for {asked}. {As}, I {did}.", "You mention {terms}. {As}, I {did}.", "{As}, I {did}."],
            ["For {terms}, I can point to my work {at}, where I {did}.", "In my work {at}, I {did}."],
            ["With regard to {terms}: {as}, I {did}.", "In addition, {as}, I {did}."],
        ],
        quotes: [
            [
                "You ask for {asked}. One example from my work {at}: “{quote}.”",
                "You mention {terms}. One example from my work {at}: “{quote}.”", "One example from my work {at}: “{quote}.”",
            ],
            ["For {terms}, I can point to this from my work {at}: “{quote}.”", "Another example, {at}: “{quote}.”"],
            ["With regard to {terms}, {at}: “{quote}.”", "In addition, {at}: “{quote}.”"],
        ],
        skills: ["I also have experience with {skills}."],
        credentials: ["My credentials include {credentials}."],
        degree: ["I hold {degree}."],
        languages: ["I speak {languages}."],
        ending: [
            "I would welcome the opportunity to discuss with you how I can contribute at {employer}.",
            "I would welcome the opportunity to discuss with you how I can contribute.",
        ],
        closing: "Sincerely,",
        facts: 3,
        and: " and "
    )

    private static let englishWarm = LetterPhrases(
        subject: ["Hoping to join you: {title}"],
        salutation: ["Dear {employer} team,", "Dear team,"],
        opening: [
            "I was glad to come across your posting for {title}, and I would be happy to do this work with you at {employer}.",
            "I was glad to come across your posting for {title}, and I would be happy to do this work with you.",
            "I was glad to come across your posting, and I would be happy to work with you at {employer}.",
            "I was glad to come across your posting, and I would be happy to work with you.",
        ],
        who: [
            "A word about me: I am {aLabel} with {years} years of experience.", "A word about me: I bring {years} years of experience.",
            "A word about me: I am {aLabel}.",
        ],
        deeds: [
            [
                "When I read about {terms} in your posting, I thought of my work {at}, where I {did}.",
                "Reading your posting, I thought of my work {at}, where I {did}.",
            ],
            [
                "You also mention {terms}, which takes me back to my work {at}: there I {did}.",
                "I like to look back on my work {at}, where I {did}.",
            ],
            ["And because you mention {terms}: {as}, I {did}.", "And {as}, I {did}."],
        ],
        quotes: [
            [
                "When I read about {terms} in your posting, I thought of this from my work {at}: “{quote}.”",
                "Reading your posting, I thought of this from my work {at}: “{quote}.”",
            ],
            [
                "You also mention {terms}, which takes me back to my work {at}: “{quote}.”",
                "I like to look back on this, {at}: “{quote}.”",
            ],
            ["And because you mention {terms}, one more, {at}: “{quote}.”", "And one more, {at}: “{quote}.”"],
        ],
        skills: ["My work has also involved {skills}."],
        credentials: ["My credentials are {credentials}."],
        degree: ["I hold {degree}."],
        languages: ["I speak {languages}."],
        ending: [
            "I would love to hear more about your team and to tell you more about my work. Thank you for taking the time to read this."
        ],
        closing: "Warm regards,",
        facts: 3,
        and: " and "
    )

    private static let englishConcise = LetterPhrases(
        subject: ["{title}: application"],
        salutation: ["Hello,"],
        opening: [
            "I would like to join {employer} as {title}.", "I would like to join you as {title}.", "I would like to join {employer}.",
            "I would like to join you.",
        ],
        who: ["In short: {label}, {years} years of experience.", "In short: {years} years of experience.", "In short: {label}."],
        deeds: [
            ["{Terms}: {as}, I {did}.", "{As}, I {did}."],
            ["{Terms}: I {did} ({at}).", "I {did} ({at})."],
        ],
        quotes: [
            ["{Terms}: “{quote}” ({at}).", "“{quote}” ({at})."],
            ["{Terms}: “{quote}” ({at}).", "“{quote}” ({at})."],
        ],
        skills: ["Also experienced with {skills}."],
        credentials: ["Credentials: {credentials}."],
        degree: [],
        languages: ["Languages: {languages}."],
        ending: ["I look forward to talking with you."],
        closing: "Best regards,",
        facts: 2,
        and: " and "
    )
}
