extension LetterPhrases {
    static func french(_ tone: LetterTone) -> LetterPhrases {
        switch tone {
        case .professional:
            LetterPhrases(
                subject: ["Candidature au poste : {title}"],
                salutation: ["Madame, Monsieur,"],
                opening: [
                    "Je vous adresse ma candidature au poste « {title} » chez {employer}.",
                    "Je vous adresse ma candidature au poste « {title} ».",
                    "Je vous adresse ma candidature chez {employer}.", "Je vous adresse ma candidature au poste proposé.",
                ],
                who: ["J’apporte {years} ans d’expérience professionnelle."],
                deeds: [],
                quotes: [
                    [
                        "Votre annonce mentionne {terms}. Un exemple de mon travail {at} : « {quote} ».",
                        "Un exemple de mon travail {at} : « {quote} ».",
                    ],
                    ["Pour {terms}, je peux citer, {at} : « {quote} ».", "Je peux citer aussi, {at} : « {quote} »."],
                    ["Quant à {terms}, {at} : « {quote} ».", "De plus, {at} : « {quote} »."],
                ],
                skills: ["Mon expérience couvre aussi {skills}."],
                credentials: ["Mes certifications : {credentials}."],
                degree: ["Mon diplôme : {degree}."],
                languages: ["Langues : {languages}."],
                ending: ["Je me tiens à votre disposition pour un entretien."],
                closing: "Veuillez agréer, Madame, Monsieur, mes salutations distinguées.",
                facts: 3,
                and: " et "
            )
        case .warm:
            LetterPhrases(
                subject: ["Envie de vous rejoindre : {title}"],
                salutation: ["Bonjour à l’équipe {employer},", "Bonjour à vous,"],
                opening: [
                    "J’ai eu plaisir à lire votre annonce « {title} », et j’aimerais beaucoup faire ce travail avec vous.",
                    "J’ai eu plaisir à lire votre annonce, et j’aimerais beaucoup travailler avec vous.",
                ],
                who: ["En quelques mots : {years} ans d’expérience professionnelle."],
                deeds: [],
                quotes: [
                    [
                        "En lisant {terms} dans votre annonce, j’ai pensé à mon travail {at} : « {quote} ».",
                        "En vous lisant, j’ai pensé à mon travail {at} : « {quote} ».",
                    ],
                    [
                        "Vous mentionnez aussi {terms} ; voici un exemple, {at} : « {quote} ».",
                        "J’aime aussi repenser à ceci, {at} : « {quote} ».",
                    ],
                    ["Et encore, pour {terms}, {at} : « {quote} ».", "Et encore, {at} : « {quote} »."],
                ],
                skills: ["Vous retrouverez aussi {skills} dans mon travail."],
                credentials: ["Mes certifications : {credentials}."],
                degree: ["Mon diplôme : {degree}."],
                languages: ["Mes langues : {languages}."],
                ending: [
                    "J’aimerais en savoir plus sur votre équipe et vous parler de mon travail. Merci d’avoir pris le temps de me lire."
                ],
                closing: "Bien chaleureusement,",
                facts: 3,
                and: " et "
            )
        case .concise:
            LetterPhrases(
                subject: ["{title} : candidature"],
                salutation: ["Bonjour,"],
                opening: [
                    "Je souhaite rejoindre {employer} au poste « {title} ».", "Je souhaite vous rejoindre au poste « {title} ».",
                    "Je souhaite rejoindre {employer}.", "Je souhaite vous rejoindre.",
                ],
                who: ["En bref : {years} ans d’expérience."],
                deeds: [],
                quotes: [
                    ["{Terms} : « {quote} » ({at}).", "« {quote} » ({at})."], ["{Terms} : « {quote} » ({at}).", "« {quote} » ({at})."],
                ],
                skills: ["Également : {skills}."],
                credentials: ["Certifications : {credentials}."],
                degree: [],
                languages: ["Langues : {languages}."],
                ending: ["Au plaisir d’échanger avec vous."],
                closing: "Cordialement,",
                facts: 2,
                and: " et "
            )
        }
    }
}
