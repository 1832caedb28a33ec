import Encodings

extension AMQPConfiguration {
    /// Reads `amqp[s]://user:password@host:port,host2:port2/vhost?parameters`, all but the host optional.
    ///
    /// User, password and virtual host are percent-encoded as in RabbitMQ's URI specification; no path and a bare `/` both mean the
    /// virtual host `/`. Parameters: `heartbeat` (seconds), `connection_timeout` (milliseconds), and with `amqps:` `cacertfile`,
    /// `certfile`, `keyfile` (PEM) and `verify` (`verify_peer`, the default, or `verify_none`).
    public init(url: String) throws(AMQPURLError) {
        var rest = url[...]
        let isSecure = try Self.takeScheme(&rest)
        let query = Self.takeTail(of: &rest, from: "?")
        let path = Self.takeTail(of: &rest, from: "/")
        self.init(endpoints: [])
        if let at = rest.lastIndex(of: "@") {
            let login = rest[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            rest = rest[rest.index(after: at)...]
            self.user = try Self.decoded(login[0])
            self.password = login.count > 1 ? try Self.decoded(login[1]) : ""
        }
        for host in rest.split(separator: ",", omittingEmptySubsequences: false) {
            self.endpoints.append(try Self.endpoint(host, defaultPort: isSecure ? 5671 : 5672))
        }
        if let path, !path.isEmpty { self.virtualHost = try Self.decoded(path) }
        try self.read(parameters: query ?? "", isSecure: isSecure)
    }

    private mutating func read(parameters: Substring, isSecure: Bool) throws(AMQPURLError) {
        var tls = AMQPTLS()
        var (certificate, key): (String?, String?) = (nil, nil)
        var hasTLS = false
        for parameter in parameters.split(separator: "&") {
            let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            let value = try Self.decoded(parts.count > 1 ? parts[1] : "")
            switch name {
            case "heartbeat":
                guard let seconds = Int(value), (1...3600).contains(seconds) else { throw .badParameter(name) }
                self.heartbeat = seconds
            case "connection_timeout":
                guard let milliseconds = Int(value), (1...600_000).contains(milliseconds) else { throw .badParameter(name) }
                self.connectTimeout = .milliseconds(milliseconds)
            case "cacertfile":
                tls.authorities = value
                hasTLS = true
            case "certfile":
                certificate = value
                hasTLS = true
            case "keyfile":
                key = value
                hasTLS = true
            case "verify":
                guard value == "verify_peer" || value == "verify_none" else { throw .badParameter(name) }
                tls.verifiesPeer = value == "verify_peer"
                hasTLS = true
            default:
                throw .unknownParameter(name)
            }
        }
        guard isSecure || !hasTLS, (certificate == nil) == (key == nil) else { throw .unfitTLS }
        if let certificate, let key { tls.identity = AMQPIdentity(certificate: certificate, key: key) }
        self.tls = isSecure ? tls : nil
    }

    private static func takeScheme(_ rest: inout Substring) throws(AMQPURLError) -> Bool {
        for (scheme, isSecure) in [("amqp://", false), ("amqps://", true)] where rest.lowercased().hasPrefix(scheme) {
            rest = rest.dropFirst(scheme.count)
            return isSecure
        }
        throw .notAMQP
    }

    /// Cuts off what follows the first such mark, and the mark.
    private static func takeTail(of rest: inout Substring, from mark: Character) -> Substring? {
        guard let index = rest.firstIndex(of: mark) else { return nil }
        defer { rest = rest[..<index] }
        return rest[rest.index(after: index)...]
    }

    private static func endpoint(_ text: Substring, defaultPort: UInt16) throws(AMQPURLError) -> AMQPEndpoint {
        var host = text
        var port: Substring?
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            host = text[text.index(after: text.startIndex)..<end]
            let tail = text[text.index(after: end)...]
            guard tail.isEmpty || tail.hasPrefix(":") else { throw .badPort(String(host)) }
            port = tail.isEmpty ? nil : tail.dropFirst()
        } else if let colon = text.lastIndex(of: ":") {
            host = text[..<colon]
            port = text[text.index(after: colon)...]
        }
        guard !host.isEmpty else { throw .noHost }
        guard let port else { return AMQPEndpoint(host: try Self.decoded(host), port: defaultPort) }
        guard let number = UInt16(port), number > 0 else { throw .badPort(String(host)) }
        return AMQPEndpoint(host: try Self.decoded(host), port: number)
    }

    private static func decoded(_ text: Substring) throws(AMQPURLError) -> String {
        guard let decoded = PercentEncoding.decoded(text) else { throw .badPercentEncoding }
        return decoded
    }
}
