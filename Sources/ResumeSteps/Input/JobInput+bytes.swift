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

    /// What two requests for a job can be compared by that name a stored résumé, whose text may have changed in between.
    ///
    /// - Parameter namesResume: whether it was the client that named it.
    public func likeness(namesResume: Bool) -> [UInt8] {
        let named = JobInput(
            resume: "",
            posting: self.posting,
            options: self.options,
            resumeID: namesResume ? self.resumeID : nil,
            metadata: self.metadata ?? [:]
        )
        return named.bytes
    }
}
