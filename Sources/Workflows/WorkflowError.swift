/// One thing wrong with a workflow file, and what to do about it.
public struct WorkflowError: Error, Sendable, Hashable {
    /// As the caller named it.
    public var file: String
    /// From 1; 0 when the file as a whole is meant.
    public var line: Int
    /// From 1; nil when the whole line or file is meant.
    public var column: Int?
    public var reason: String

    public init(file: String, line: Int, column: Int? = nil, reason: String) {
        self.file = file
        self.line = line
        self.column = column
        self.reason = reason
    }
}

extension WorkflowError: CustomStringConvertible {
    /// `file:line: reason`
    public var description: String {
        self.line > 0 ? "\(self.file):\(self.line): \(self.reason)" : "\(self.file): \(self.reason)"
    }
}
