import HTTPTypes
import HummingbirdCore

/// Which site's page made a browser send a request, as the browser says itself: no page can forge it.
///
/// A cookie comes along with requests of other ports of the same host too (they are the same site to it), so it proves nothing alone.
enum RequestOrigin: Equatable {
    /// A page of this service.
    case own
    /// A page of somebody else.
    case foreign
    /// No page: an address typed in, a bookmark, or a client that is no browser.
    case none

    init(_ request: Request) {
        if let site = request.headers[.secFetchSite] {
            switch site {
            case "same-origin": self = .own
            case "none": self = .none
            default: self = .foreign
            }
            return
        }
        // Browsers leave that out on plain HTTP from other machines, but send an origin with everything that is not read only.
        guard let origin = request.headers[.origin] else {
            self = .none
            return
        }
        guard let authority = request.head.authority, !authority.isEmpty else {
            self = .foreign
            return
        }
        self = origin == "http://\(authority)" || origin == "https://\(authority)" ? .own : .foreign
    }

    /// Whether a cookie may stand for who asks. What changes something needs the proof that a page of this service asks for it; what only
    /// reads must not be asked for by another's page.
    func allowsCookie(for method: HTTPRequest.Method) -> Bool {
        switch (self, method) {
        case (.own, _): true
        case (.none, .get), (.none, .head): true
        case (.none, _), (.foreign, _): false
        }
    }
}
