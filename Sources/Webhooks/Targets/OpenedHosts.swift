/// Hosts that webhooks may reach over http, at private addresses and on any port: for development. Empty in production.
public struct OpenedHosts: Sendable, Equatable {
    private struct Entry: Hashable {
        var host: TargetURL.Host
        /// Nil opens every port.
        var port: Int?
    }

    private let entries: Set<Entry>

    public static let none = Self(entries: [])

    /// - Parameter names: `host` or `host:port`, each host a name, an IPv4 address or a bracketed IPv6 address.
    public init(_ names: some Sequence<String>) throws(TargetRefusal) {
        var entries: Set<Entry> = []
        for name in names {
            // The same reader as for the URLs that will be compared with these.
            let portStart = name.lastIndex(of: ":").flatMap { name[$0...].contains("]") ? nil : $0 } ?? name.endIndex
            let host = try TargetURL.host(name[..<portStart].lowercased()[...])
            entries.insert(Entry(host: host, port: portStart == name.endIndex ? nil : try TargetURL("http://\(name)").port))
        }
        self.entries = entries
    }

    private init(entries: Set<Entry>) { self.entries = entries }

    public var isEmpty: Bool { self.entries.isEmpty }

    func contains(_ url: TargetURL) -> Bool {
        self.entries.contains(Entry(host: url.host, port: nil)) || self.entries.contains(Entry(host: url.host, port: url.port))
    }
}
