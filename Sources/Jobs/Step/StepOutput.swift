/// What a step leaves behind.
public struct StepOutput: Sendable, Equatable {
    /// Bytes to keep as an artifact.
    public struct Artifact: Sendable, Equatable {
        public var name: String
        public var mediaType: String
        public var content: [UInt8]

        public init(name: String, mediaType: String, content: [UInt8]) {
            self.name = name
            self.mediaType = mediaType
            self.content = content
        }
    }

    /// For later steps; kept encrypted beside the event. Empty means none.
    public var payload: [UInt8]
    public var artifacts: [Artifact]

    public init(payload: [UInt8] = [], artifacts: [Artifact] = []) {
        self.payload = payload
        self.artifacts = artifacts
    }
}
