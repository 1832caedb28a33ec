import Foundation
internal import ProcessSupport

/// The directory of one server, and the processes in it.
struct ServerHome: Sendable {
    /// A server that starts while all cores compile needs this long at worst.
    static let patience = 90.0

    let directory: TemporaryDirectory
    var path: String { self.directory.path }

    init() throws(ServerFault) {
        self.directory = try lifted { () throws(ProcessFault) in try TemporaryDirectory() }
        guard chmod(self.directory.path, 0o711) == 0 else { throw .system("cannot open \(self.directory.path)", errno: errno) }
    }

    func makeDirectory(_ name: String) throws(ServerFault) -> String {
        let path = self.directory.file(name)
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw .system("cannot make \(path)", errno: errno) }
        return path
    }

    func write(_ text: String, to name: String) throws(ServerFault) -> String {
        let path = self.directory.file(name)
        try lifted { () throws(ProcessFault) in try Files.write(text, to: path) }
        return path
    }

    /// Starts a program whose working directory is here, so that it cannot outlive the test process.
    func start(_ command: [String], environment: [String: String] = [:], in directory: String? = nil) throws(ServerFault) -> ChildProcess {
        let base = ["PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC", "HOME": self.path]
        return try lifted { () throws(ProcessFault) in
            try ChildProcess(
                command[0],
                Array(command.dropFirst()),
                environment: base.merging(environment) { _, new in new },
                workingDirectory: directory ?? self.path
            )
        }
    }

    /// Stops everything that works here dead, whatever it forks meanwhile.
    func killAll() async throws(ServerFault) {
        let deadline = ContinuousClock.now + .seconds(20)
        while true {
            let processes = ProcessTable.working(below: self.path)
            if processes.isEmpty { return }
            // Stopped first, the parent starts nothing new while its children die.
            for process in processes { kill(process, SIGSTOP) }
            for process in ProcessTable.working(below: self.path) { kill(process, SIGKILL) }
            guard ContinuousClock.now < deadline else { throw .notStopped(self.path) }
            try? await Task.sleep(for: .milliseconds(10))
        }
    }
}
