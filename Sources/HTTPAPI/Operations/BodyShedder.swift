import HTTPTypes
import Hummingbird
import HummingbirdCore
import Synchronization

/// Answers 503 to bodies that do not fit into memory beside all others. Counts what has arrived, not what was announced, so that who
/// announces much and sends little takes no room; what was counted is given back with the request's answer.
struct BodyShedder: RouterMiddleware {
    typealias Context = APIContext

    let budget: BodyBudget
    let metrics: HTTPMetrics

    func handle(
        _ request: Request,
        context: APIContext,
        next: @concurrent (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        // Streams look for the end of their connection in the body of a GET, which has none.
        guard request.method != .get, request.method != .head else { return try await next(request, context) }
        let share = Share(budget: self.budget)
        defer { share.giveBack() }
        let metrics = self.metrics
        var request = request
        request.body = RequestBody(
            asyncSequence: request.body.map { buffer in
                guard share.take(buffer.readableBytes) else {
                    metrics.shed(.bodies)
                    throw Problem(.overloaded, retryAfterSeconds: 1, closesConnection: true)
                }
                return buffer
            }
        )
        return try await next(request, context)
    }

    /// What one request holds.
    private final class Share: Sendable {
        private let budget: BodyBudget
        private let held = Atomic<Int>(0)

        init(budget: BodyBudget) { self.budget = budget }

        func take(_ count: Int) -> Bool {
            guard self.budget.take(count) else { return false }
            self.held.add(count, ordering: .relaxed)
            return true
        }

        func giveBack() { self.budget.giveBack(self.held.exchange(0, ordering: .relaxed)) }
    }
}
