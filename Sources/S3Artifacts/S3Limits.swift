/// What a call may cost.
public struct S3Limits: Sendable, Equatable {
    /// The most bytes of one artifact, both ways.
    public var largestArtifact = 64 << 20
    /// How long a request may take in all, repeats included.
    public var deadline: Duration = .seconds(20)
    /// How long one try of a request may take.
    public var attempt: Duration = .seconds(10)
    /// How long it may take to connect.
    public var connect: Duration = .seconds(3)
    /// Connections that are kept open and used again.
    public var connections = 8

    public init() {}
}
