internal import ProcessSupport

extension PostgreSQLServer {
    /// Over TCP, without a password.
    public nonisolated func url(user: String = superuser, database: String = "postgres") -> String {
        "postgresql://\(user)@127.0.0.1:\(self.port)/\(database)"
    }

    /// Over the Unix socket.
    public nonisolated func socketURL(user: String = superuser, database: String = "postgres") -> String {
        let directory = self.socketDirectory.split(separator: "/", omittingEmptySubsequences: false).joined(separator: "%2F")
        return "postgresql://\(user)@\(directory):\(self.port)/\(database)"
    }

    /// Runs SQL statements with `psql`, in autocommit, to the first error.
    ///
    /// - Returns: the rows, each value as text; NULL is empty.
    @discardableResult
    public nonisolated func psql(
        _ sql: String,
        user: String = superuser,
        database: String = "postgres"
    ) async throws(ServerFault) -> [[String]] {
        let arguments =
            ["-X", "-q", "-A", "-t", "-F", "\u{1f}", "-v", "ON_ERROR_STOP=1", "-h", self.socketDirectory, "-p", "\(self.port)"]
            + ["-U", user, "-d", database, "-f", "-"]
        let outcome = try await liftedAsync { () async throws(ProcessFault) in
            try await ChildProcess(
                "\(self.programs)/psql",
                arguments,
                environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "PGCONNECT_TIMEOUT": "10"],
                input: Array(sql.utf8),
                workingDirectory: self.socketDirectory
            )
            .wait()
        }
        guard outcome.code == 0 else { throw .refused("psql", answer: outcome.errorOutput) }
        return outcome.lines.map { line in
            line.split(separator: "\u{1f}", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// A new database with a name of its own.
    ///
    /// - Parameter template: a database to copy, which nobody is connected to.
    public nonisolated func makeDatabase(from template: String = "template1") async throws(ServerFault) -> TestDatabase {
        let name = "t\(UInt64.random(in: 0...UInt64.max))"
        try await self.psql("CREATE DATABASE \(name) TEMPLATE \(template)")
        return TestDatabase(server: self, name: name)
    }

    /// A new database that is a copy of one that `prepare` made, once for each key: far quicker than to migrate each.
    public func makeDatabase(
        like key: String,
        prepare: @escaping @Sendable (TestDatabase) async throws -> Void
    ) async throws -> TestDatabase {
        try await self.makeDatabase(from: self.makeTemplate(key, prepare: prepare))
    }

    /// A database to copy, made once for each key; its name.
    ///
    /// - Parameter base: what it is a copy of itself.
    public func makeTemplate(
        _ key: String,
        from base: String = "template1",
        prepare: @escaping @Sendable (TestDatabase) async throws -> Void
    ) async throws -> String {
        // Unstructured, because tests that ask at the same time wait for the same template.
        let preparing =
            self.templates[key]
            ?? Task.detached {
                let template = TestDatabase(server: self, name: "template_\(key)")
                try await self.psql("CREATE DATABASE \(template.name) TEMPLATE \(base)")
                try await prepare(template)
            }
        self.templates[key] = preparing
        try await preparing.value
        return "template_\(key)"
    }
}
