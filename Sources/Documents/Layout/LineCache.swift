/// Remembers where texts break, so that tailoring can measure variants of a résumé cheaply. Breaking is a pure function of the key,
/// so a hit and a miss give the same lines.
struct LineCache {
    struct Key: Hashable {
        var text: StyledText
        var measure: Double
        var language: DocumentLanguage
    }

    private static let limit = 20_000
    private var entries: [Key: [TextLine]] = [:]

    subscript(key: Key) -> [TextLine]? {
        get { self.entries[key] }
        set {
            if self.entries.count >= Self.limit { self.entries.removeAll() }
            self.entries[key] = newValue
        }
    }
}
