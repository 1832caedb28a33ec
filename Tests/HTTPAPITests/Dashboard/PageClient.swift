import Foundation

/// A browser without a screen: keeps a cookie, sends forms as its own pages would, follows nothing.
struct PageClient: Sendable {
    struct Answer: Sendable {
        var status: Int
        var headers: [String: String]
        var body: String
    }

    let port: Int
    var cookie: String? = "ada"
    /// What the browser says of where a request comes from.
    var origin: [(String, String)] = [("Sec-Fetch-Site", "same-origin")]

    func by(_ user: String?) -> PageClient { PageClient(port: self.port, cookie: user, origin: self.origin) }

    func from(_ origin: (String, String)...) -> PageClient { PageClient(port: self.port, cookie: self.cookie, origin: origin) }

    func get(_ path: String) async throws -> Answer { try await self.send("GET", path) }

    func post(_ path: String, _ form: [String: String] = [:]) async throws -> Answer {
        let pairs = form.map { "\(Self.escaped($0.key))=\(Self.escaped($0.value))" }
        return try await self.send("POST", path, type: "application/x-www-form-urlencoded", body: pairs.joined(separator: "&"))
    }

    func send(
        _ method: String,
        _ path: String,
        type: String? = nil,
        body: String = "",
        more: [(String, String)] = []
    ) async throws -> Answer {
        var lines = ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1:\(self.port)", "Connection: close"]
        if let cookie = self.cookie { lines.append("Cookie: other=1; selvedge_session=\(cookie)") }
        for (name, value) in self.origin + more { lines.append("\(name): \(value)") }
        if let type { lines.append("Content-Type: \(type)") }
        if method != "GET" { lines.append("Content-Length: \(body.utf8.count)") }
        let text = try await RawConnection(port: self.port).exchange(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
        let parts = text.components(separatedBy: "\r\n\r\n")
        let head = (parts.first ?? "").components(separatedBy: "\r\n")
        let fields = head.dropFirst().map { $0.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) } }
        return Answer(
            status: Int((head.first ?? "").split(separator: " ").dropFirst().first ?? "") ?? 0,
            headers: Dictionary(fields.map { ($0[0].lowercased(), $0.count > 1 ? $0[1] : "") }) { first, _ in first },
            body: parts.dropFirst().joined(separator: "\r\n\r\n")
        )
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

extension API {
    var pages: PageClient { PageClient(port: self.port) }
}
