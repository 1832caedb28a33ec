/// Everything wrong with one or more workflow files.
public struct WorkflowErrors: Error, Sendable, Hashable {
    /// At least one, by file, then line.
    public let errors: [WorkflowError]

    init(_ errors: [WorkflowError]) {
        precondition(!errors.isEmpty, "no error to report")
        self.errors = errors
    }
}

extension WorkflowErrors: CustomStringConvertible {
    /// One line each.
    public var description: String { self.errors.map(\.description).joined(separator: "\n") }
}
