import FoundationEssentials

/// Workflow files on disk.
enum WorkflowFile {
    /// Names of the workflow files in a directory, sorted; hidden files and other kinds are passed over.
    static func names(in directory: String) throws(WorkflowErrors) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: directory)
                .filter { !$0.hasPrefix(".") && ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml")) }
                .sorted()
        } catch {
            throw WorkflowErrors([WorkflowError(file: directory, line: 0, reason: "is no directory that can be read")])
        }
    }

    /// The file's content, not read when it is larger than ``WorkflowLoader/sizeLimit``.
    static func bytes(of path: String) throws(WorkflowErrors) -> [UInt8] {
        let attributes: [FileAttributeKey: Any]
        do {
            attributes = try FileManager.default.attributesOfItem(atPath: path)
        } catch {
            throw WorkflowErrors([WorkflowError(file: path, line: 0, reason: "cannot be found; check the path")])
        }
        if attributes[.type] as? FileAttributeType == .typeDirectory {
            throw WorkflowErrors([WorkflowError(file: path, line: 0, reason: "is a directory; name a workflow file in it")])
        }
        if let size = attributes[.size] as? UInt64, size > UInt64(WorkflowLoader.sizeLimit) {
            let reason = "is larger than \(WorkflowLoader.sizeLimit >> 10) KiB; a workflow is a short list of steps"
            throw WorkflowErrors([WorkflowError(file: path, line: 0, reason: reason)])
        }
        do {
            return Array(try Data(contentsOf: URL(filePath: path)))
        } catch {
            throw WorkflowErrors([WorkflowError(file: path, line: 0, reason: "cannot be read; check its permissions")])
        }
    }
}
