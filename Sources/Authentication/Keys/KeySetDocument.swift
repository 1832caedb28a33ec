/// A key set's JSON, and what tells this version of it from others.
public struct KeySetDocument: Sendable, Equatable {
    public var bytes: [UInt8]
    /// An HTTP entity tag, or whatever else the source can compare; nil when it cannot.
    public var tag: String?

    public init(bytes: [UInt8], tag: String? = nil) {
        self.bytes = bytes
        self.tag = tag
    }
}
