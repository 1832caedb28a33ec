import FoundationEssentials

extension JobInput {
    /// The bytes to create a job with; the same input gives the same bytes.
    public var bytes: [UInt8] { CompactJSON.bytes(of: self) }

    /// Reads what ``bytes`` wrote.
    public init(bytes: [UInt8]) throws(InputError) {
        guard let input = try? JSONDecoder().decode(JobInput.self, from: Data(bytes)), input.version == Self.currentVersion else {
            throw .notAnInput
        }
        self = input
    }
}
