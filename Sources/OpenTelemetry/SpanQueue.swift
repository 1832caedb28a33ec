import CoreMetrics
import Synchronization

/// Spans that wait to be sent. When it is full, further ones are dropped and counted: tracing never holds up work.
final class SpanQueue: Sendable {
    private struct State {
        var spans: [FinishedSpan] = []
        var isClosed = false
    }

    /// One for every moment at which there is reason to send; those that come while nobody looks are one.
    let signals: AsyncStream<Void>
    private let signaller: AsyncStream<Void>.Continuation
    private let limit: Int
    private let batchLimit: Int
    private let full: Counter
    private let late: Counter
    private let state = Mutex(State())

    init(limit: Int, batchLimit: Int, full: Counter, late: Counter) {
        (self.signals, self.signaller) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        self.limit = limit
        self.batchLimit = batchLimit
        self.full = full
        self.late = late
    }

    func add(_ span: FinishedSpan) {
        let verdict: Verdict = self.state.withLock { state in
            guard !state.isClosed else { return .late }
            guard state.spans.count < self.limit else { return .full }
            state.spans.append(span)
            return state.spans.count == self.batchLimit ? .batch : .kept
        }
        switch verdict {
        case .kept: break
        case .batch: self.signal()
        case .full: self.full.increment()
        case .late: self.late.increment()
        }
    }

    func signal() { self.signaller.yield() }

    /// No more signals.
    func finish() { self.signaller.finish() }

    /// The oldest spans, at most as many as one request takes.
    func batch() -> [FinishedSpan] {
        self.state.withLock { state in
            let batch = Array(state.spans.prefix(self.batchLimit))
            state.spans.removeFirst(batch.count)
            return batch
        }
    }

    /// Takes nothing any more. Returns how many spans were still there.
    func close() -> Int {
        self.state.withLock { state in
            state.isClosed = true
            defer { state.spans = [] }
            return state.spans.count
        }
    }

    private enum Verdict {
        case kept
        case batch
        case full
        case late
    }
}
