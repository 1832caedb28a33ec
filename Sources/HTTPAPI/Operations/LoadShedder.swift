import Hummingbird
import Synchronization

/// Answers 503 to what is more than the service can do at once, before it costs memory. Waiting requests and streams are bounded by
/// themselves and do not count.
final class LoadShedder: RouterMiddleware {
    typealias Context = APIContext

    private let limit: Int
    private let metrics: HTTPMetrics
    private let running = Atomic<Int>(0)

    init(limit: Int, metrics: HTTPMetrics) {
        self.limit = limit
        self.metrics = metrics
    }

    func handle(
        _ request: Request,
        context: APIContext,
        next: @concurrent (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        let count = self.running.add(1, ordering: .relaxed).newValue
        defer { self.running.subtract(1, ordering: .relaxed) }
        guard count <= self.limit else {
            self.metrics.shed(.requests)
            throw Problem(.overloaded, retryAfterSeconds: 1)
        }
        return try await next(request, context)
    }

    /// Gives the request's place up while it only waits.
    func whileWaiting<Value>(_ body: () async throws -> Value) async rethrows -> Value {
        self.running.subtract(1, ordering: .relaxed)
        defer { self.running.add(1, ordering: .relaxed) }
        return try await body()
    }
}
