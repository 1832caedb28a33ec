import Foundation

/// Where the server programs are. Debian keeps them out of the `PATH`.
enum ServerProgram {
    /// The newest installed PostgreSQL's directory of programs.
    static func postgreSQL() throws(ServerFault) -> String {
        let base = "/usr/lib/postgresql"
        let versions = Self.entries(base).compactMap(Int.init).sorted(by: >)
        for version in versions where Self.isProgram("\(base)/\(version)/bin/initdb") { return "\(base)/\(version)/bin" }
        throw .missing(program: "initdb", package: "postgresql-15")
    }

    /// The directory that holds RabbitMQ's `plugins`.
    static func rabbitMQ() throws(ServerFault) -> String {
        let base = "/usr/lib/rabbitmq/lib"
        let homes = Self.entries(base).filter { $0.hasPrefix("rabbitmq_server-") }.sorted()
        guard let home = homes.last else { throw .missing(program: "rabbitmq-server", package: "rabbitmq-server") }
        for tool in ["erl", "epmd", "erl_call"] { _ = try Self.onPath(tool, package: "erlang-base") }
        return "\(base)/\(home)"
    }

    static func onPath(_ program: String, package: String) throws(ServerFault) -> String {
        for directory in ["/usr/local/bin", "/usr/bin", "/bin"] where Self.isProgram("\(directory)/\(program)") {
            return "\(directory)/\(program)"
        }
        throw .missing(program: program, package: package)
    }

    static func entries(_ directory: String) -> [String] { (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? [] }

    private static func isProgram(_ path: String) -> Bool { access(path, X_OK) == 0 }
}
