extension SourceID: CodingKeyRepresentable {
    /// Dictionaries by pointer become JSON objects, which an encoder can sort.
    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    public var codingKey: any CodingKey { Key(stringValue: self.pointer) }

    public init?(codingKey: some CodingKey) { self.init(codingKey.stringValue) }
}
