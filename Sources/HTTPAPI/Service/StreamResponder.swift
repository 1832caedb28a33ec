import HTTPTypes
import Hummingbird
import HummingbirdCore

/// Leaves the way through the routes, which is deep, to a task that ends with it, for requests that may become streams: a task keeps the
/// memory of its deepest call for as long as it lives, and the task of a stream's connection lives long.
struct StreamResponder: HTTPResponder {
    let routes: RouterResponder<APIContext>

    func respond(to request: Request, context: APIContext) async throws -> Response {
        let mayStream = request.headers[.accept]?.contains("event-stream") ?? false || request.headers[.upgrade] != nil
        guard mayStream else { return try await self.routes.respond(to: request, context: context) }
        async let response = self.routes.respond(to: request, context: context)
        return try await response
    }
}
