import EventSourcing
import HTTPTypes

/// A browser's token, kept where no script can read it: sent along by the browser alone, and to this service alone.
enum SessionCookie {
    static let name = "selvedge_session"
    /// Browsers drop cookies that are larger than 4096 bytes, name and attributes included.
    static let limit = 3800

    /// The token that the request's cookie holds; nil when there is none, or more than one that differ.
    static func token(_ headers: HTTPFields) -> String? {
        var found: Set<String> = []
        for field in headers[values: .cookie] {
            for pair in field.split(separator: ";") {
                let trimmed = pair.drop { $0 == " " }
                guard trimmed.hasPrefix("\(self.name)=") else { continue }
                let value = trimmed.dropFirst(self.name.utf8.count + 1)
                if !value.isEmpty { found.insert(String(value)) }
            }
        }
        return found.count == 1 ? found.first : nil
    }

    /// Whether a cookie can hold the token as it is: tokens are made of characters that need no quoting (RFC 6750 §2.1), and a colon.
    static func canHold(_ token: String) -> Bool {
        (1...self.limit).contains(token.utf8.count)
            && token.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: "-._~+/=:".utf8.contains(byte)
                }
            }
    }

    /// - Parameters:
    ///   - expiry: of the token; the cookie goes no later. Without one it goes with the browser's session.
    ///   - isSecure: whether the client came by TLS; then the token never goes another way.
    static func set(_ token: String, until expiry: Timestamp?, now: Timestamp, isSecure: Bool) -> String {
        let age = expiry.map { "; Max-Age=\(max(0, $0.milliseconds(since: now) / 1000))" } ?? ""
        return "\(self.name)=\(token); Path=/; HttpOnly; SameSite=Strict\(isSecure ? "; Secure" : "")\(age)"
    }

    static func clear(isSecure: Bool) -> String {
        "\(self.name)=; Path=/; HttpOnly; SameSite=Strict\(isSecure ? "; Secure" : ""); Max-Age=0"
    }
}
