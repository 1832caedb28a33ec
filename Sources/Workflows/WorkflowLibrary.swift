import FoundationEssentials
public import Jobs

/// The workflows that can be run: the built-in ones and those of a directory, which add to them or override them by name.
public struct WorkflowLibrary: Sendable {
    private enum Source: Sendable {
        case builtIn([UInt8])
        case file(String)
    }

    private let sources: [String: Source]
    private let uses: [String]

    /// Files are read and checked when they are asked for, so that a start pays only for the workflow it runs.
    ///
    /// - Parameters:
    ///   - uses: names of the registered steps.
    ///   - directory: with files `NAME.yaml` or `NAME.yml`; nil for the built-in workflows alone.
    /// - Throws: when the directory cannot be listed or has two files for one name.
    public init(uses: [String], directory: String? = nil) throws(WorkflowErrors) {
        var sources: [String: Source] = [
            "tailor": .builtIn(PackageResources.tailor_yaml),
            "cover-letter": .builtIn(PackageResources.cover_letter_yaml),
        ]
        if let directory {
            var paths: [String: String] = [:]
            for name in try WorkflowFile.names(in: directory) {
                let stem = WorkflowLoader.stem(of: name)
                let path = directory.hasSuffix("/") ? directory + name : "\(directory)/\(name)"
                if let other = paths[stem] {
                    throw WorkflowErrors([WorkflowError(file: path, line: 0, reason: "names the same workflow as \(other); remove one")])
                }
                paths[stem] = path
                sources[stem] = .file(path)
            }
        }
        self.sources = sources
        self.uses = uses
    }

    /// All names, sorted.
    public var names: [String] { self.sources.keys.sorted() }

    /// The file a workflow comes from; nil for a built-in one and for a name nobody knows.
    public func path(of name: String) -> String? {
        switch self.sources[name] {
        case .file(let path): path
        case .builtIn, nil: nil
        }
    }

    /// The named workflow, checked; nil when there is none (see ``unknown(_:)``).
    public func definition(_ name: String) throws(WorkflowErrors) -> WorkflowDefinition? {
        switch self.sources[name] {
        case .builtIn(let bytes): try WorkflowLoader.load(bytes, file: "\(name).yaml", uses: self.uses)
        case .file(let path): try WorkflowLoader.load(path: path, uses: self.uses)
        case nil: nil
        }
    }

    /// What to tell somebody who asked for a workflow that does not exist.
    public func unknown(_ name: String) -> String {
        "there is no workflow “\(name.clipped)”; known are \(self.names.listed)\(Suggestion.hint(for: name, in: self.names))"
    }
}
