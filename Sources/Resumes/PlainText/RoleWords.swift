/// Words that name what somebody does, to tell a position from an employer.
enum RoleWords {
    static func areIn(_ text: String) -> Bool {
        let words = PhraseSet.words(of: text)
        return words.contains { word in
            Self.words.contains(word) || Self.endings.contains { word.count > $0.count + 2 && word.hasSuffix($0) }
        } || Self.phrases.matches(words)
    }

    /// German compounds: "Softwareentwicklerin", "Projektleiter".
    private static let endings = [
        "entwickler", "entwicklerin", "ingenieur", "ingenieurin", "leiter", "leiterin", "berater", "beraterin", "pfleger", "pflegerin",
        "assistent", "assistentin", "kaufmann", "kauffrau", "mechaniker", "mechanikerin", "techniker", "technikerin", "lehrer", "lehrerin",
        "arbeiter", "arbeiterin", "verkäufer", "verkäuferin", "fachkraft", "student", "studentin", "architekt", "architektin", "manager",
        "managerin", "koch", "köchin", "schwester", "fahrer", "fahrerin", "führer", "führerin", "designer", "designerin",
    ]

    private static let phrases = PhraseSet([
        "nhân viên", "kỹ sư", "lập trình viên", "trưởng phòng", "trưởng nhóm", "giám đốc", "chuyên viên", "quản lý", "thực tập sinh",
        "giáo viên", "kế toán", "phó phòng", "team lead", "tech lead", "head of", "chef de",
    ])

    private static let words: Set<String> = [
        "engineer", "developer", "programmer", "architect", "manager", "director", "lead", "leader", "head", "chief", "officer", "ceo",
        "cto",
        "cfo", "coo", "vp", "president", "founder", "cofounder", "owner", "partner", "consultant", "analyst", "scientist", "researcher",
        "designer", "administrator", "admin", "specialist", "coordinator", "assistant", "associate", "intern", "internship", "trainee",
        "apprentice", "nurse", "physician", "doctor", "surgeon", "therapist", "pharmacist", "caregiver", "teacher", "lecturer", "professor",
        "tutor", "instructor", "trainer", "coach", "accountant", "auditor", "bookkeeper", "controller", "clerk", "secretary",
        "receptionist",
        "cashier", "salesperson", "seller", "representative", "agent", "advisor", "adviser", "attorney", "lawyer", "paralegal", "judge",
        "chef", "cook", "waiter", "waitress", "bartender", "barista", "baker", "driver", "courier", "mechanic", "technician", "electrician",
        "plumber", "carpenter", "welder", "machinist", "operator", "worker", "supervisor", "foreman", "inspector", "planner", "buyer",
        "editor", "writer", "journalist", "translator", "photographer", "producer", "artist", "musician", "librarian", "volunteer",
        "member",
        "recruiter", "strategist", "tester", "sre", "devops", "freelancer", "freelance", "housekeeper", "janitor", "guard", "soldier",
        "entwickler", "entwicklerin", "ingenieur", "ingenieurin", "leiter", "leiterin", "leitung", "berater", "beraterin", "koch", "köchin",
        "praktikant", "praktikantin", "praktikum", "werkstudent", "werkstudentin", "auszubildender", "auszubildende", "azubi", "geselle",
        "meister", "pflegerin", "pfleger", "lehrer", "lehrerin", "arzt", "ärztin", "buchhalter", "buchhalterin", "sachbearbeiter",
        "sachbearbeiterin", "referent", "referentin", "mitarbeiter", "mitarbeiterin", "aushilfe", "geschäftsführer", "geschäftsführerin",
        "ingénieur", "ingénieure", "développeur", "développeuse", "chargé", "chargée", "responsable", "directeur", "directrice",
        "cuisinier",
        "cuisinière", "infirmier", "infirmière", "professeur", "stagiaire", "comptable", "vendeur", "vendeuse", "assistante", "technicien",
        "technicienne", "alternant", "alternante", "ingeniero", "ingeniera", "desarrollador", "desarrolladora", "gerente", "jefe", "jefa",
        "director", "directora", "cocinero", "cocinera", "enfermero", "enfermera", "profesor", "profesora", "becario", "becaria",
        "contable", "vendedor", "vendedora", "técnico", "técnica", "auxiliar", "camarero", "camarera",
    ]
}
