import Glibc

/// Starts the thread of a loop.
enum PollThread {
    /// The thread is detached: it ends by itself after `PollLoop.stop()`, and may let go of the loop's last owner itself, which a
    /// join would wait for forever.
    static func start(_ loop: PollLoop, name: String) throws(PollExecutorError) {
        let start = Unmanaged.passRetained(PollThreadStart(loop: loop, name: name))
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        var thread = pthread_t()
        let failure = pthread_create(&thread, &attributes, { PollThread.body($0) }, start.toOpaque())
        guard failure == 0 else {
            start.release()
            throw .noThread(errno: failure)
        }
    }

    private static func body(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        guard let argument else { return nil }
        let start = Unmanaged<PollThreadStart>.fromOpaque(argument).takeRetainedValue()
        // Signals belong to the program's own threads.
        var signals = sigset_t()
        sigfillset(&signals)
        pthread_sigmask(SIG_SETMASK, &signals, nil)
        Self.setName(start.name)
        start.loop.run()
        return nil
    }

    /// By the file, because the C functions for it are GNU extensions that the Glibc module leaves out. A name is only a help: failure
    /// is ignored. The system takes at most 15 bytes.
    private static func setName(_ name: String) {
        let file = open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        defer { close(file) }
        let bytes = Array(name.utf8.prefix(15))
        _ = write(file, bytes, bytes.count)
    }
}
