import FoundationEssentials

enum RoundTrip {
    static func through<Value: Codable>(_ value: Value) throws -> Value {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return try JSONDecoder().decode(Value.self, from: try encoder.encode(value))
    }
}
