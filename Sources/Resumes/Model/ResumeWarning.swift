/// One field that was mended or left out while reading. The message never repeats the field's text.
public struct ResumeWarning: Sendable, Hashable, Codable, CustomStringConvertible {
    /// Where the field stands in the file as given, its own member names kept (`/work/0/company`).
    public var pointer: SourceID
    public var message: String

    public init(pointer: SourceID, message: String) {
        self.pointer = pointer
        self.message = message
    }

    public var description: String { "\(self.pointer): \(self.message)" }
}
