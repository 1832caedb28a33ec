import FoundationEssentials

/// JSON without spaces, keys sorted: the same value gives the same bytes.
enum CompactJSON {
    static func bytes(of value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(value))
        } catch {
            // Records hold texts, finite numbers and lists and maps of such, which JSON can always say.
            preconditionFailure("a record that cannot be JSON")
        }
    }
}
