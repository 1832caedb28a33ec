import Encodings
import EventSourcing
import Hummingbird
import NIOCore

/// What is known of a request on its way through the service.
struct APIContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The connection; closed by force when a stream does not end in time.
    let channel: any Channel
    let notes = RequestNotes()
    /// Behind ``AccessMiddleware``.
    var principal: Principal?
    /// The request's span, or where nobody traces the one that the client names.
    var trace: TraceContext?
    /// Nil where nobody is held to a rate.
    var rates: RateLimiter?

    init(source: ApplicationRequestContextSource) {
        self.coreContext = .init(source: source)
        self.channel = source.channel
    }

    /// Who asks.
    var caller: Principal {
        get throws(Problem) {
            guard let principal = self.principal else { throw Problem(.unauthenticated, challenge: "Bearer") }
            return principal
        }
    }

    /// A part of the path, unescaped; empty when it is no UTF-8.
    func part(_ name: String) -> String { self.parameters.get(name).flatMap { PercentEncoding.decoded($0) } ?? "" }
}
