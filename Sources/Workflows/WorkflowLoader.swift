public import Jobs

/// Reads and checks workflow files.
public enum WorkflowLoader {
    /// 256 KiB.
    public static let sizeLimit = 256 << 10
    public static let stepLimit = 100
    /// What workflow files may use without a registered step.
    public static let builtInUses = ["approval", "delay", "external"]

    /// - Parameters:
    ///   - bytes: YAML in UTF-8.
    ///   - file: its path, for messages; the stem of its last component must be the workflow's name.
    ///   - uses: names of the registered steps.
    /// - Throws: everything that is wrong, not just the first thing.
    public static func load(_ bytes: [UInt8], file: String, uses: [String]) throws(WorkflowErrors) -> WorkflowDefinition {
        guard bytes.count <= self.sizeLimit else {
            let reason = "is larger than \(self.sizeLimit >> 10) KiB; a workflow is a short list of steps"
            throw WorkflowErrors([WorkflowError(file: file, line: 0, reason: reason)])
        }
        let root: YAMLValue
        do throws(YAMLReader.Failure) {
            root = try YAMLReader.value(of: bytes)
        } catch {
            throw WorkflowErrors([WorkflowError(file: file, line: error.line, column: error.column, reason: error.reason)])
        }
        var parser = WorkflowParser(file: file, uses: uses)
        let definition = parser.workflow(root)
        guard let definition, parser.errors.isEmpty else { throw WorkflowErrors(parser.errors.sorted { $0.line < $1.line }) }
        return definition
    }

    /// The last component of a path without `.yaml` or `.yml`.
    static func stem(of file: String) -> String {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        for suffix in [".yaml", ".yml"] where name.hasSuffix(suffix) { return String(name.dropLast(suffix.count)) }
        return name
    }
}
