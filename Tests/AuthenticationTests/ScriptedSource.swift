import Authentication
import Synchronization

/// A key set that a test changes, breaks or holds back, and that counts how often it was asked for.
final class ScriptedSource: KeySetSource, Sendable {
    private struct State {
        var answer: Result<KeySetDocument, KeySetError>
        var count = 0
        var tags: [String?] = []
        var isHeld = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    init(_ document: [UInt8], tag: String? = nil) {
        self.state = Mutex(State(answer: .success(KeySetDocument(bytes: document, tag: tag))))
    }

    var count: Int { self.state.withLock { $0.count } }
    var tags: [String?] { self.state.withLock { $0.tags } }

    func answer(_ document: [UInt8], tag: String? = nil) {
        self.state.withLock { $0.answer = .success(KeySetDocument(bytes: document, tag: tag)) }
    }

    func fail(_ error: KeySetError = .unavailable(reason: "no route")) { self.state.withLock { $0.answer = .failure(error) } }

    func hold() { self.state.withLock { $0.isHeld = true } }

    func release() {
        let waiting = self.state.withLock { state in
            state.isHeld = false
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    func fetch(unless tag: String?) async throws(KeySetError) -> KeySetDocument? {
        self.state.withLock {
            $0.count += 1
            $0.tags.append(tag)
        }
        // Gives up with its task, as sources must.
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let goesOn = self.state.withLock { state in
                    guard state.isHeld, !Task.isCancelled else { return true }
                    state.waiting.append(continuation)
                    return false
                }
                if goesOn { continuation.resume() }
            }
        } onCancel: {
            self.release()
        }
        let document = try self.state.withLock { $0.answer }.get()
        return tag != nil && document.tag == tag ? nil : document
    }
}
