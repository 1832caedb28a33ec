import HTTPTypes
import Hummingbird
import Synchronization

/// Which methods each path knows, to answer 405 with `Allow` where the router only says that there is nothing.
final class RouteTable: Sendable {
    private struct Route {
        /// Nil for a parameter.
        var parts: [String?]
        var method: String

        var parameters: Int { self.parts.count { $0 == nil } }
    }

    private let routes = Mutex<[Route]>([])

    /// Learns a router's routes, once it has them all.
    func learn<Context: RequestContext>(_ router: Router<Context>) {
        let known = router.routes.map { route in
            let parts = route.path.description.split(separator: "/").map { $0.hasPrefix("{") ? nil : String($0) }
            return Route(parts: parts, method: route.method.rawValue)
        }
        self.routes.withLock { $0 = known }
    }

    /// Of the route that the router takes for the path: a part's own name goes before a parameter in its place.
    func methods(at path: String) -> [String] {
        let parts = path.split(separator: "/").map(String.init)
        let matching = self.routes.withLock { routes in
            routes.filter { route in
                route.parts.count == parts.count
                    && zip(route.parts, parts).allSatisfy { pattern, part in pattern.map { $0 == part } ?? true }
            }
        }
        let fewest = matching.map(\.parameters).min()
        var found = Set(matching.filter { $0.parameters == fewest }.map(\.method))
        if found.contains("GET") { found.insert("HEAD") }
        return found.sorted()
    }
}
