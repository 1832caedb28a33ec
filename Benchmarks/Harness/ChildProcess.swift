import Foundation

/// Runs a program and waits for it, without the ceremony that would be measured along.
enum ChildProcess {
    struct Ending {
        /// When it was started, in microseconds since 1970.
        var startedAt: Int64
        var endedAt: Int64

        var milliseconds: Double { Double(self.endedAt - self.startedAt) / 1000 }
    }

    /// Output goes into a file when one is named, else nowhere. Throws when the program does not exit with 0.
    static func run(_ path: String, _ arguments: [String], output: String? = nil) throws -> Ending {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output ?? "/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        let words = ([path] + arguments).map { strdup($0) }
        let environment = ProcessInfo.processInfo.environment.map { strdup("\($0.key)=\($0.value)") }
        defer { for word in words + environment { free(word) } }
        var child: pid_t = 0
        let startedAt = self.now()
        let code = posix_spawn(&child, path, &actions, nil, words + [nil], environment + [nil])
        guard code == 0 else { throw BenchError.process("\(path): \(String(cString: strerror(code)))") }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        let endedAt = self.now()
        guard status == 0 else { throw BenchError.process("\(path) \(arguments.first ?? "") ended with status \(status)") }
        return Ending(startedAt: startedAt, endedAt: endedAt)
    }

    private static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
    }
}
