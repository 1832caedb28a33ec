import FoundationEssentials
import Glibc
import ProcessSupport
import ServerSupport

@testable import S3Artifacts

/// A private S3 server of one of the ``ObjectServerProgram``s, with a bucket `artifacts`; gone when this object is.
actor ObjectServer {
    nonisolated let program: ObjectServerProgram
    nonisolated let endpoint: String
    private nonisolated let directory: TemporaryDirectory
    private nonisolated let ports: [Int]
    private nonisolated let isEncrypted: Bool
    private var process: ChildProcess?

    static let bucket = "artifacts"
    static let region = "eu-central-1"
    static let owner = S3Credentials(accessKey: "SELVEDGETEST", secretKey: "a+secret/with=signs")
    /// May read and list only; SeaweedFS alone knows it.
    static let reader = S3Credentials(accessKey: "READERTEST", secretKey: "another-secret")

    /// Prepares a server that is not running yet.
    init(_ program: ObjectServerProgram, isEncrypted: Bool = false) async throws {
        self.program = program
        self.isEncrypted = isEncrypted
        self.directory = try TemporaryDirectory()
        self.ports = try (0..<8).map { _ in try FreePort.find() }
        self.endpoint = "\(isEncrypted ? "https" : "http")://127.0.0.1:\(self.ports[0])"
        if isEncrypted { try await Certificate.make(at: self.certificate, key: self.key) }
        try self.program.prepare(in: self.directory)
        if let preparation = try self.program.preparation(in: self.directory) {
            let outcome = try await preparation.start().wait(atMost: 60)
            guard outcome.end == .exited(0) else {
                throw ProcessFault.tookTooLong("\(program) to prepare: \(outcome.errorOutput.suffix(500))")
            }
        }
    }

    /// Where the certificate is that clients have to trust.
    nonisolated var certificate: String { self.directory.file("server.pem") }

    private nonisolated var key: String { self.directory.file("server.key") }

    /// Starts the program; returns once it takes requests and has the bucket.
    func start() async throws {
        try self.launch()
        let client = try S3Client(self.configuration(), clock: ObjectServer.now)
        let process = self.process
        do {
            try await eventually("\(self.program) to answer: \(process?.errorSoFar.suffix(1000) ?? "")") {
                let bucket = S3Request(method: .put, path: "/\(Self.bucket)")
                guard let made = try? await client.send(bucket), made.status == 200 || made.status == 409 else { return false }
                // The gateway may listen before what is behind it does.
                let probe = S3Request(method: .put, path: "/\(Self.bucket)/probe")
                guard let put = try? await client.send(probe), put.status == 200 else { return false }
                return try await client.send(S3Request(method: .delete, path: probe.path)).status == 204
            }
        } catch {
            await client.shutDown()
            throw error
        }
        await client.shutDown()
    }

    /// Starts the program and returns at once.
    func launch() throws {
        let tls = self.isEncrypted ? (certificate: self.certificate, key: self.key) : nil
        self.process = try self.program.command(in: self.directory, ports: self.ports, tls: tls).start()
    }

    /// Ends the program with a signal and waits until it has.
    func stop(_ signal: Int32 = SIGKILL) async throws {
        self.process?.send(signal)
        _ = try await self.process?.wait(atMost: 30)
        self.process = nil
    }

    /// Stops the program in its tracks; returns when every thread of it has stopped.
    func pause() async throws {
        guard let process = self.process else { return }
        process.send(SIGSTOP)
        let tasks = "/proc/\(process.pid)/task"
        try await eventually("\(self.program) to stop") {
            try FileManager.default.contentsOfDirectory(atPath: tasks)
                .allSatisfy { thread in
                    let status = String(decoding: try Files.read("\(tasks)/\(thread)/stat"), as: UTF8.self)
                    return status.split(separator: ") ").last?.first == "T"
                }
        }
    }

    /// Undoes ``pause()``.
    func resume() { self.process?.send(SIGCONT) }

    nonisolated func configuration(
        bucket: String = ObjectServer.bucket,
        prefix: String = "",
        addressing: S3Addressing = .path,
        credentials: S3Credentials = ObjectServer.owner,
        limits: S3Limits = S3Limits()
    ) throws -> S3Configuration {
        try S3Configuration(
            endpoint: self.endpoint,
            region: Self.region,
            bucket: bucket,
            prefix: prefix,
            addressing: addressing,
            credentials: credentials,
            certificateAuthorities: self.isEncrypted ? self.certificate : nil,
            limits: limits
        )
    }
}
