import Foundation
import Synchronization

/// The one directory below which everything of this test process lies, and the promise that nothing of it outlives the process.
///
/// A small shell waits for this process to end, however it ends: it reads from a socket whose other end only this process has. Then it
/// kills every process that works below the directory and removes the directory. So a process that a test starts must have its working
/// directory there.
enum Scratch {
    static func root() throws(ProcessFault) -> String { try self.made.get() }

    private static let made: Result<String, ProcessFault> = Result { () throws(ProcessFault) in try Scratch.make() }
    private static let keeper = Mutex<Keeper?>(nil)

    private struct Keeper {
        var pid: pid_t
        var socket: Int32
    }

    /// `$1` is the directory. The signals that end a whole process group must not end this.
    private static let script = """
        trap '' HUP INT QUIT TERM PIPE
        while read -r line; do :; done
        round=0
        while [ $round -lt 200 ]; do
          found=$(find /proc -maxdepth 2 -name cwd '(' -lname "$1" -o -lname "$1/*" ')' 2>/dev/null)
          [ -n "$found" ] || break
          for entry in $found; do process=${entry%/cwd}; kill -KILL "${process#/proc/}" 2>/dev/null; done
          round=$((round + 1))
          sleep 0.05
        done
        while read -r device mount rest; do
          case "$mount" in "$1"/*) umount -l "$mount" ;; esac
        done </proc/mounts
        rm -rf -- "$1"
        """

    private static func make() throws(ProcessFault) -> String {
        // The path of a Unix socket has room for about a hundred bytes.
        let wished = FileManager.default.temporaryDirectory.path
        let base = wished.utf8.count > 40 ? "/tmp" : wished.hasSuffix("/") ? String(wished.dropLast()) : wished
        let template = strdup("\(base)/selvedge-test-XXXXXX")
        defer { free(template) }
        // Others may pass through it: a database server runs as another user. What lies in it is closed to them.
        guard let template, let made = mkdtemp(template), chmod(made, 0o711) == 0 else {
            throw .unreadable(path: base, errno: errno)
        }
        let path = String(cString: made)
        try self.startKeeper(of: path)
        return path
    }

    private static func startKeeper(of path: String) throws(ProcessFault) {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw .notStarted("sh", errno: errno)
        }
        defer { close(ends[0]) }

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        InheritedFiles.close(from: 3, &actions)

        // A session of its own, out of reach of what ends this process's group.
        let command = ["setsid", "env", "-C", "/", "sh", "-c", self.script, "keeper", path]
        let argv = command.map { strdup($0) } + [nil]
        let envp = [strdup("PATH=/usr/sbin:/usr/bin:/sbin:/bin"), nil]
        defer { for pointer in argv + envp { free(pointer) } }
        var pid: pid_t = 0
        let problem = posix_spawnp(&pid, "setsid", &actions, nil, argv, envp)
        guard problem == 0 else {
            close(ends[1])
            throw .notStarted("sh", errno: problem)
        }
        self.keeper.withLock { $0 = Keeper(pid: pid, socket: ends[1]) }
        // Who ends in the ordinary way waits, so that all is gone when the command returns.
        atexit { Scratch.dismissKeeper() }
    }

    private static func dismissKeeper() {
        guard let keeper = self.keeper.withLock({ $0 }) else { return }
        close(keeper.socket)
        for _ in 0..<1_500 where waitpid(keeper.pid, nil, WNOHANG) == 0 { usleep(10_000) }
    }
}
