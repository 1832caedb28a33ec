/// A URL taken apart and written again from its parts, so that nobody after the guard reads it differently.
public struct TargetURL: Sendable, Hashable {
    public enum Scheme: String, Sendable {
        case http
        case https

        public var defaultPort: Int {
            switch self {
            case .http: 80
            case .https: 443
            }
        }
    }

    public enum Host: Sendable, Hashable {
        /// In lower case: letters, digits, hyphens and dots.
        case name(String)
        case address(IPAddress)
    }

    public static let lengthLimit = 2048

    public let scheme: Scheme
    public let host: Host
    public let port: Int
    /// Path and query; starts with a slash.
    let target: String

    /// The host as it stands in a URL.
    public var hostText: String {
        switch host {
        case .name(let name): name
        case .address(let address): address.urlText
        }
    }

    /// The whole URL in its one form. Its query may carry a key: not for logs.
    public var text: String { self.origin + self.target }

    var origin: String {
        let port = self.port == self.scheme.defaultPort ? "" : ":\(self.port)"
        return "\(self.scheme.rawValue)://\(self.hostText)\(port)"
    }
}
