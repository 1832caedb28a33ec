import Foundation

/// A store of its own for a test, and the program on it.
public struct Store: Sendable {
    public let directory: String
    public let home: TemporaryDirectory
    private let program: String
    private let environment: [String: String]

    /// - Parameters:
    ///   - directory: of the store; without it, one that does not exist yet.
    ///   - environment: in addition to `PATH`, `HOME`, `LANG` and `TZ`; also in their place.
    public init(at directory: String? = nil, environment: [String: String] = [:]) throws(ProcessFault) {
        self.home = try TemporaryDirectory()
        self.directory = directory ?? self.home.file("store")
        self.program = try Program.path()
        let base = ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": self.home.path, "LANG": "C.UTF-8", "TZ": "UTC"]
        self.environment = base.merging(environment) { _, new in new }
    }

    public var database: String { "\(self.directory)/selvedge.sqlite" }

    /// A path for a test's own file.
    public func file(_ name: String) -> String { self.home.file(name) }

    /// Starts the program with the arguments as they are, in the test's own directory.
    public func startPlainly(
        _ arguments: [String],
        environment: [String: String]? = nil,
        input: [UInt8] = []
    ) throws(ProcessFault) -> ChildProcess {
        try ChildProcess(
            self.program,
            arguments,
            environment: environment ?? self.environment,
            input: input,
            workingDirectory: self.home.path
        )
    }

    /// Starts the program on this store.
    public func start(_ arguments: [String], input: [UInt8] = []) throws(ProcessFault) -> ChildProcess {
        try self.startPlainly(arguments + ["--store", self.directory], input: input)
    }

    /// Runs the program on this store to its end.
    public func run(_ arguments: [String], input: [UInt8] = [], atMost seconds: Double = 120) async throws(ProcessFault) -> ProcessOutcome {
        try await self.start(arguments, input: input).wait(atMost: seconds)
    }

    public func run(_ arguments: String..., atMost seconds: Double = 120) async throws(ProcessFault) -> ProcessOutcome {
        try await self.run(arguments, atMost: seconds)
    }

    /// Another program, such as `sh`, with `$SELVEDGE` and `$STORE` set.
    public func tool(_ program: String, _ arguments: [String], input: [UInt8] = []) async throws(ProcessFault) -> ProcessOutcome {
        let environment = self.environment.merging(["SELVEDGE": self.program, "STORE": self.directory]) { _, new in new }
        return try await ChildProcess(program, arguments, environment: environment, input: input, workingDirectory: self.home.path).wait()
    }
}
