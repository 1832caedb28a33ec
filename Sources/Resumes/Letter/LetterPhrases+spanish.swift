extension LetterPhrases {
    static func spanish(_ tone: LetterTone) -> LetterPhrases {
        switch tone {
        case .professional:
            LetterPhrases(
                subject: ["Candidatura al puesto: {title}"],
                salutation: ["A la atención del equipo de selección:"],
                opening: [
                    "Presento mi candidatura al puesto «{title}» en {employer}.", "Presento mi candidatura al puesto «{title}».",
                    "Presento mi candidatura en {employer}.", "Presento mi candidatura al puesto anunciado.",
                ],
                who: ["Aporto {years} años de experiencia profesional."],
                deeds: [],
                quotes: [
                    [
                        "Su anuncio menciona {terms}. Un ejemplo de mi trabajo {at}: «{quote}».",
                        "Un ejemplo de mi trabajo {at}: «{quote}».",
                    ],
                    ["En cuanto a {terms}, puedo citar, {at}: «{quote}».", "Puedo citar también, {at}: «{quote}»."],
                    ["Respecto a {terms}, {at}: «{quote}».", "Además, {at}: «{quote}»."],
                ],
                skills: ["Mi experiencia abarca también {skills}."],
                credentials: ["Mis certificaciones: {credentials}."],
                degree: ["Mi titulación: {degree}."],
                languages: ["Idiomas: {languages}."],
                ending: ["Quedo a su disposición para una entrevista."],
                closing: "Atentamente,",
                facts: 3,
                and: " y "
            )
        case .warm:
            LetterPhrases(
                subject: ["Con ganas de unirme a ustedes: {title}"],
                salutation: ["Estimado equipo de {employer}:", "Hola:"],
                opening: [
                    "Me alegró leer su anuncio «{title}», y me gustaría mucho hacer este trabajo con ustedes.",
                    "Me alegró leer su anuncio, y me gustaría mucho trabajar con ustedes.",
                ],
                who: ["Sobre mí, en pocas palabras: {years} años de experiencia."],
                deeds: [],
                quotes: [
                    [
                        "Al leer sobre {terms} en su anuncio, pensé en mi trabajo {at}: «{quote}».",
                        "Al leerlo, pensé en mi trabajo {at}: «{quote}».",
                    ],
                    [
                        "También mencionan {terms}; este es un ejemplo, {at}: «{quote}».",
                        "También recuerdo con gusto, {at}: «{quote}».",
                    ],
                    ["Y algo más sobre {terms}, {at}: «{quote}».", "Y algo más, {at}: «{quote}»."],
                ],
                skills: ["En mi trabajo encontrarán también {skills}."],
                credentials: ["Mis certificaciones: {credentials}."],
                degree: ["Mi titulación: {degree}."],
                languages: ["Mis idiomas: {languages}."],
                ending: [
                    "Me encantaría saber más de su equipo y contarles más de mi trabajo. Gracias por dedicar su tiempo a leer esta carta."
                ],
                closing: "Un cordial saludo,",
                facts: 3,
                and: " y "
            )
        case .concise:
            LetterPhrases(
                subject: ["{title}: candidatura"],
                salutation: ["Hola:"],
                opening: [
                    "Quisiera unirme a {employer} en el puesto «{title}».", "Quisiera unirme a ustedes en el puesto «{title}».",
                    "Quisiera unirme a {employer}.", "Quisiera unirme a ustedes.",
                ],
                who: ["En breve: {years} años de experiencia."],
                deeds: [],
                quotes: [["{Terms}: «{quote}» ({at}).", "«{quote}» ({at})."], ["{Terms}: «{quote}» ({at}).", "«{quote}» ({at})."]],
                skills: ["Además: {skills}."],
                credentials: ["Certificaciones: {credentials}."],
                degree: [],
                languages: ["Idiomas: {languages}."],
                ending: ["Será un gusto conversar con ustedes."],
                closing: "Saludos,",
                facts: 2,
                and: " y "
            )
        }
    }
}
