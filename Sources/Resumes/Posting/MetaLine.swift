/// Lines that say where, when and for how much one would work: never what one has to know.
enum MetaLine {
    /// - Parameter isHead: no section has begun yet.
    static func matches(_ text: String, isHead: Bool) -> Bool {
        guard text.utf8.count <= 200 else { return false }
        if text.hasPrefix("["), text.hasSuffix("]") { return true }
        if let colon = text.utf8.prefix(40).firstIndex(of: UInt8(ascii: ":")) {
            let label = PhraseSet.words(of: String(text[..<colon])).joined(separator: " ")
            if Self.labels.contains(label) { return true }
        }
        guard isHead, text.utf8.count <= 120, let last = text.last, !".!?:".contains(last) else { return false }
        let words = PhraseSet.words(of: text)
        guard words.count <= 16 else { return false }
        return text.contains("·") || text.contains("|") || text.contains("•") || Self.terms.matches(words)
    }

    private static let labels: Set<String> = [
        "location", "locations", "city", "country", "region", "office", "contract", "contract type", "employment type", "employment",
        "job type", "type", "work type", "working model", "work model", "workplace", "workplace type", "company", "employer",
        "organization", "organisation", "salary", "salary range", "pay", "compensation", "start date", "start", "reference", "ref",
        "job id", "req id", "requisition", "posted", "posted on", "date posted", "closing date", "deadline", "apply by", "hours",
        "working hours", "shift", "remote", "remote status", "seniority", "seniority level", "job function", "industries", "industry",
        "department", "team", "reports to", "reporting to", "source", "url", "link", "website", "job title", "title",
        "standort", "arbeitsort", "ort", "vertragsart", "anstellungsart", "arbeitszeit", "gehalt", "eintrittsdatum", "beginn", "firma",
        "unternehmen", "abteilung", "bewerbungsfrist",
        "lieu", "localisation", "contrat", "type de contrat", "salaire", "entreprise", "horaires", "début", "télétravail",
        "ubicación", "lugar", "contrato", "tipo de contrato", "salario", "empresa", "horario", "jornada",
        "địa điểm", "nơi làm việc", "mức lương", "lương", "công ty", "hình thức", "loại hình", "thời gian",
    ]

    private static let terms = PhraseSet([
        "full time", "part time", "fulltime", "parttime", "permanent", "fixed term", "temporary", "contract role", "remote", "hybrid",
        "on site", "onsite", "vollzeit", "teilzeit", "unbefristet", "befristet", "homeoffice", "temps plein", "temps partiel", "cdi", "cdd",
        "télétravail", "jornada completa", "media jornada", "presencial", "híbrido", "remoto", "toàn thời gian", "bán thời gian",
    ])
}
