internal import Glibc

/// The jobs of a ``RenderThread`` and the thread that runs them. The thread owns the queue, not the executor, so that releasing the
/// executor ends the thread.
///
/// `@unchecked Sendable`: `jobs`, `closed` and `thread` are only touched with `mutex` held.
final class RenderQueue: @unchecked Sendable {
    private struct Entry {
        var job: UnownedJob
        var executor: UnownedSerialExecutor
    }

    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let wakeUp = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var jobs: [Entry] = []
    private var closed = false
    private var thread: pthread_t?

    init() {
        pthread_mutex_init(self.mutex, nil)
        pthread_cond_init(self.wakeUp, nil)
    }

    deinit {
        pthread_cond_destroy(self.wakeUp)
        pthread_mutex_destroy(self.mutex)
        self.wakeUp.deallocate()
        self.mutex.deallocate()
    }

    /// Starts the thread, which holds this queue until ``close()``.
    func start() {
        var thread: pthread_t = 0
        let code = pthread_create(
            &thread,
            nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<RenderQueue>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            },
            Unmanaged.passRetained(self).toOpaque()
        )
        precondition(code == 0, "the operating system refused a thread")
        pthread_detach(thread)
    }

    func push(_ job: UnownedJob, on executor: UnownedSerialExecutor) {
        pthread_mutex_lock(self.mutex)
        self.jobs.append(Entry(job: job, executor: executor))
        pthread_cond_signal(self.wakeUp)
        pthread_mutex_unlock(self.mutex)
    }

    /// Lets the thread finish what is queued and end.
    func close() {
        pthread_mutex_lock(self.mutex)
        self.closed = true
        pthread_cond_signal(self.wakeUp)
        pthread_mutex_unlock(self.mutex)
    }

    var isCurrent: Bool {
        pthread_mutex_lock(self.mutex)
        defer { pthread_mutex_unlock(self.mutex) }
        return self.thread.map { pthread_equal($0, pthread_self()) != 0 } ?? false
    }

    private func run() {
        pthread_mutex_lock(self.mutex)
        self.thread = pthread_self()
        pthread_mutex_unlock(self.mutex)
        while let batch = self.next() {
            for entry in batch {
                entry.job.runSynchronously(on: entry.executor)
            }
        }
    }

    /// Everything queued, or nil when the queue is closed and empty.
    private func next() -> [Entry]? {
        pthread_mutex_lock(self.mutex)
        defer { pthread_mutex_unlock(self.mutex) }
        while self.jobs.isEmpty {
            if self.closed { return nil }
            pthread_cond_wait(self.wakeUp, self.mutex)
        }
        let batch = self.jobs
        self.jobs.removeAll(keepingCapacity: true)
        return batch
    }
}
