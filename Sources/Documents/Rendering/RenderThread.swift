/// The one thread of a process on which Pango and Cairo run.
///
/// cairo-ft keeps a process-wide cache of open faces and evicts without the face's lock, so two threads that draw at the same time
/// crash or write different bytes once eleven faces are open. A font map of one's own does not help. Hence one thread, not a lock per
/// renderer: ``PDFRenderer`` always runs on ``shared``.
public final class RenderThread: SerialExecutor {
    public static let shared = RenderThread()

    private let queue: RenderQueue

    init() {
        self.queue = RenderQueue()
        self.queue.start()
    }

    deinit {
        self.queue.close()
    }

    public func enqueue(_ job: consuming ExecutorJob) {
        self.queue.push(UnownedJob(job), on: self.asUnownedSerialExecutor())
    }

    public func checkIsolated() {
        precondition(self.queue.isCurrent, "not on the render thread")
    }

    public func isIsolatingCurrentContext() -> Bool? {
        self.queue.isCurrent
    }
}
