import Resumes
import Synchronization

/// A ``LineRuler`` that counts how often it was asked.
final class CountingRuler: LayoutMeasurer {
    private let calls = Mutex(0)

    var count: Int { self.calls.withLock { $0 } }

    func measure(_ resume: Resume) async throws(LayoutFailure) -> LayoutMeasurement {
        self.calls.withLock { $0 += 1 }
        return try await LineRuler().measure(resume)
    }
}
