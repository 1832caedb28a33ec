public import Jobs

extension WorkflowLoader {
    /// Reads and checks one file.
    public static func load(path: String, uses: [String]) throws(WorkflowErrors) -> WorkflowDefinition {
        try self.load(WorkflowFile.bytes(of: path), file: path, uses: uses)
    }
}
