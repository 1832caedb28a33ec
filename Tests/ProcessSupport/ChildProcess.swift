import Dispatch
import Foundation
import Synchronization

/// A real process, started by a test. Its output goes to files, so that it never waits for a reader.
///
/// The child holds one end of a socket pair that nobody writes to: its hang-up is the child's end, which can be waited for with a
/// deadline. A child that nobody waited for is killed when this object goes.
public final class ChildProcess: Sendable {
    public let pid: Int32
    private let directory: TemporaryDirectory
    private let hangUp: Int32
    private let status = Mutex<Int32?>(nil)

    private var outputPath: String { self.directory.file("out") }
    private var errorPath: String { self.directory.file("err") }

    /// - Parameters:
    ///   - environment: all of it; nothing is inherited.
    ///   - input: what standard input holds; empty without it.
    public init(
        _ program: String,
        _ arguments: [String],
        environment: [String: String],
        input: [UInt8] = [],
        workingDirectory: String? = nil
    ) throws(ProcessFault) {
        self.directory = try TemporaryDirectory()
        let inputPath = self.directory.file("in")
        guard FileManager.default.createFile(atPath: inputPath, contents: Data(input)) else {
            throw .unreadable(path: inputPath, errno: errno)
        }
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw .notStarted(program, errno: errno)
        }
        self.hangUp = ends[0]

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, inputPath, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, self.directory.file("out"), O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, self.directory.file("err"), O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 3)
        InheritedFiles.close(from: 4, &actions)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var all = sigset_t()
        var none = sigset_t()
        sigfillset(&all)
        sigemptyset(&none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

        // 'env' changes the directory and becomes the program, with the same id.
        let command = (workingDirectory.map { ["env", "-C", $0] } ?? []) + [program] + arguments
        let argv = command.map { strdup($0) } + [nil]
        let envp = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in argv + envp { free(pointer) } }
        var pid: pid_t = 0
        let problem = posix_spawnp(&pid, command[0], &actions, &attributes, argv, envp)
        close(ends[1])
        guard problem == 0 else {
            close(ends[0])
            throw .notStarted(program, errno: problem)
        }
        self.pid = pid
    }

    deinit {
        if self.status.withLock({ $0 == nil }) {
            kill(self.pid, SIGKILL)
            waitpid(self.pid, nil, 0)
        }
        close(self.hangUp)
    }

    /// Nothing happens when the process has ended and was waited for.
    public func send(_ signal: Int32) {
        self.status.withLock { if $0 == nil { kill(self.pid, signal) } }
    }

    /// What it has written to standard error so far.
    public var errorSoFar: String { String(decoding: (try? Files.read(self.errorPath)) ?? [], as: UTF8.self) }

    /// What it has written to standard output so far.
    public var outputSoFar: String { String(decoding: (try? Files.read(self.outputPath)) ?? [], as: UTF8.self) }

    /// Waits for the process to end; kills it at the deadline.
    public func wait(atMost seconds: Double = 120) async throws(ProcessFault) -> ProcessOutcome {
        var ended = await self.hasEnded(within: seconds)
        let timedOut = !ended
        if timedOut {
            self.send(SIGKILL)
            ended = await self.hasEnded(within: 10)
        }
        let status = self.status.withLock { known in
            if let known { return known }
            var status: Int32 = 0
            while waitpid(self.pid, &status, 0) < 0, errno == EINTR {}
            known = status
            return status
        }
        let signal = status & 0x7f
        return ProcessOutcome(
            end: signal == 0 ? .exited((status >> 8) & 0xff) : .killed(signal: signal),
            output: try Files.read(self.outputPath),
            errorOutput: self.errorSoFar,
            timedOut: timedOut
        )
    }

    /// Whether the process ends in this time.
    public func hasEnded(within seconds: Double) async -> Bool {
        let descriptor = self.hangUp
        let deadline = ContinuousClock.now + .seconds(seconds)
        return await withCheckedContinuation { continuation in
            // A thread of its own: those of the queues are the ones that all other tasks need.
            Thread.detachNewThread {
                var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                var count: Int32 = -1
                while count < 0 {
                    let left = max(0, (deadline - ContinuousClock.now) / .milliseconds(1))
                    count = poll(&request, 1, Int32(left.rounded(.up)))
                    if count < 0, errno != EINTR { break }
                }
                continuation.resume(returning: count > 0)
            }
        }
    }
}
