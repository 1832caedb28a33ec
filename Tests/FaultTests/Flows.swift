import ProcessSupport

/// Workflow files for tests that need a job to stay in one place.
enum Flows {
    /// Waits an hour.
    static let slow = """
        name: slow
        steps:
          - {name: validate, uses: validate}
          - {name: wait, uses: delay, for: 1h}
          - {name: prepare, uses: prepare}
        """

    /// Waits two seconds, then goes on.
    static let short = """
        name: short
        steps:
          - {name: validate, uses: validate}
          - {name: wait, uses: delay, for: 2s}
          - {name: prepare, uses: prepare}
        """

    /// Waits for the signal `go`.
    static let asking = """
        name: asking
        steps:
          - {name: validate, uses: validate}
          - {name: ask, uses: approval, signal: go}
          - {name: prepare, uses: prepare}
        """

    /// Writes all of them for a store and returns the options that name the directory.
    static func install(for store: Store) async throws -> [String] {
        let made = try await store.tool("mkdir", ["-p", store.file("workflows")])
        guard made.code == 0 else { throw ProcessFault.tookTooLong("mkdir") }
        for (name, text) in [("slow", slow), ("short", short), ("asking", asking)] {
            try Files.write(text, to: store.file("workflows/\(name).yaml"))
        }
        return ["--workflows", store.file("workflows")]
    }
}
