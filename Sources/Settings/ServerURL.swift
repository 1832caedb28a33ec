import Encodings

/// Where a server is, with the name and password to use there. Shows itself without the password.
public struct ServerURL: Sendable, Equatable {
    /// The whole URL, password included, for the client library alone.
    public let revealed: String
    /// The same with `***` for every secret part.
    public let description: String

    /// Nil unless the text is a URL of one of these schemes. A `password` is put in where the URL has none.
    public init?(_ text: String, schemes: [String], password: Secret? = nil) {
        guard let colon = text.firstRange(of: "://") else { return nil }
        let scheme = text[..<colon.lowerBound]
        guard schemes.contains(scheme.lowercased()), text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7f }) else { return nil }
        let rest = text[colon.upperBound...]
        let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
        let authority = rest[..<end]
        let tail = rest[end...]
        var user: Substring?
        var standing: Substring?
        var host = authority
        if let at = authority.lastIndex(of: "@") {
            let userInfo = authority[..<at]
            host = authority[authority.index(after: at)...]
            if let colon = userInfo.firstIndex(of: ":") {
                user = userInfo[..<colon]
                standing = userInfo[userInfo.index(after: colon)...]
            } else {
                user = userInfo
            }
        }
        let encoded = standing.map(String.init) ?? password.map { PercentEncoding.encoded($0.revealed) }
        let name = user ?? ""
        let needsUser = user != nil || encoded != nil
        self.revealed = "\(scheme)://" + (needsUser ? "\(name)\(encoded.map { ":\($0)" } ?? "")@" : "") + "\(host)\(tail)"
        self.description =
            "\(scheme)://" + (needsUser ? "\(name)\(encoded == nil ? "" : ":***")@" : "") + "\(host)\(Self.redactingQuery(tail))"
    }

    /// libpq takes passwords as parameters too.
    private static func redactingQuery(_ tail: Substring) -> String {
        guard let mark = tail.firstIndex(of: "?") else { return String(tail) }
        let parameters = tail[tail.index(after: mark)...].split(separator: "&", omittingEmptySubsequences: false)
        let shown = parameters.map { parameter in
            guard let equals = parameter.firstIndex(of: "="), parameter[..<equals].lowercased().contains("password") else {
                return String(parameter)
            }
            return "\(parameter[..<equals])=***"
        }
        return tail[...mark] + shown.joined(separator: "&")
    }
}

extension ServerURL: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var debugDescription: String { self.description }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
