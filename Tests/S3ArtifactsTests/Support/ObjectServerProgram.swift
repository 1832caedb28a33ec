import FoundationEssentials
import ProcessSupport

@testable import S3Artifacts

/// Programs that serve S3 for real; they differ in what they check, so the tests run against both.
enum ObjectServerProgram: String, CaseIterable, CustomStringConvertible {
    /// Keeps to `If-None-Match`; does not compare content with the hash that was signed.
    case seaweedFS = "weed"
    /// The gateway of JuiceFS, which is MinIO's: compares content with the hash that was signed, does not know `If-None-Match`.
    case juiceFS = "juicefs"

    var description: String {
        switch self {
        case .seaweedFS: "SeaweedFS"
        case .juiceFS: "JuiceFS gateway"
        }
    }

    /// `$SELVEDGE_TOOLS/bin`, else `.build-tools/bin` of the package, where `make test` puts them.
    func path() throws -> String {
        let tools = ProcessEnvironment.value("SELVEDGE_TOOLS") ?? FileManager.default.currentDirectoryPath + "/.build-tools"
        let path = "\(tools)/bin/\(self.rawValue)"
        guard FileManager.default.isExecutableFile(atPath: path) else { throw ToolFault.missing(path) }
        return path
    }

    /// Writes the files that the program wants to find.
    func prepare(in directory: TemporaryDirectory) throws {
        try FileManager.default.createDirectory(atPath: directory.file("data"), withIntermediateDirectories: true)
        switch self {
        case .seaweedFS: try Files.write(Self.identities, to: directory.file("s3.json"))
        case .juiceFS: break
        }
    }

    /// What has to run once before the program.
    func preparation(in directory: TemporaryDirectory) throws -> ToolCommand? {
        switch self {
        case .seaweedFS: nil
        case .juiceFS:
            ToolCommand(
                program: try self.path(),
                arguments: [
                    "--no-agent", "format", "--storage", "file", "--bucket", directory.file("data"), "--trash-days", "0",
                    Self.metadata(directory), "selvedge",
                ],
                environment: ["HOME": directory.path],
                workingDirectory: directory.path
            )
        }
    }

    /// - Parameters:
    ///   - ports: the first is S3's.
    ///   - tls: paths; JuiceFS takes none.
    func command(in directory: TemporaryDirectory, ports: [Int], tls: (certificate: String, key: String)?) throws -> ToolCommand {
        var environment = ["HOME": directory.path]
        var arguments: [String]
        switch self {
        case .seaweedFS:
            arguments = ["-logtostderr=true", "server", "-dir=\(directory.file("data"))", "-ip=127.0.0.1", "-ip.bind=127.0.0.1"]
            arguments += ["-s3", "-s3.config=\(directory.file("s3.json"))", "-s3.domainName=\(Self.domain)", "-s3.iam=false"]
            arguments += ["-s3.autoCreateBucket=false", "-s3.port=\(ports[0])", "-s3.port.grpc=\(ports[1])"]
            arguments += ["-s3.port.iceberg=0", "-s3.port.lance=0"]
            arguments += [
                "-master.port=\(ports[2])", "-master.port.grpc=\(ports[3])", "-master.volumeSizeLimitMB=64", "-master.telemetry=false",
            ]
            arguments += ["-volume.port=\(ports[4])", "-volume.port.grpc=\(ports[5])", "-volume.max=8", "-volume.preStopSeconds=0"]
            arguments += ["-filer", "-filer.port=\(ports[6])", "-filer.port.grpc=\(ports[7])"]
            if let tls { arguments += ["-s3.cert.file=\(tls.certificate)", "-s3.key.file=\(tls.key)"] }
        case .juiceFS:
            environment["MINIO_ROOT_USER"] = ObjectServer.owner.accessKey
            environment["MINIO_ROOT_PASSWORD"] = ObjectServer.owner.secretKey
            arguments = [
                "--no-agent", "gateway", "--multi-buckets", "--no-banner", "--no-usage-report", "--metrics", "127.0.0.1:\(ports[1])",
            ]
            arguments += ["--cache-dir", directory.file("cache"), Self.metadata(directory), "127.0.0.1:\(ports[0])"]
        }
        return ToolCommand(
            program: try self.path(),
            arguments: arguments,
            environment: environment,
            workingDirectory: directory.path
        )
    }

    /// What comes after the bucket when it is a part of the host's name.
    static let domain = "s3.selvedge.test"

    private static func metadata(_ directory: TemporaryDirectory) -> String { "sqlite3://\(directory.file("meta.db"))" }

    private static var identities: String {
        func identity(_ credentials: S3Credentials, _ actions: String) -> String {
            let keys = "[{\"accessKey\":\"\(credentials.accessKey)\",\"secretKey\":\"\(credentials.secretKey)\"}]"
            return "{\"name\":\"\(credentials.accessKey)\",\"credentials\":\(keys),\"actions\":[\(actions)]}"
        }
        let owner = identity(ObjectServer.owner, "\"Admin\",\"Read\",\"List\",\"Write\"")
        return "{\"identities\":[\(owner),\(identity(ObjectServer.reader, "\"Read\",\"List\""))]}"
    }
}
