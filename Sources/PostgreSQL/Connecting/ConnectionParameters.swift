internal import CLibPQ

/// libpq's connection parameters, by keyword.
struct ConnectionParameters: Sendable {
    private(set) var values: [String: String] = [:]

    /// - Throws: `unreadableURL`.
    init(parsing url: String) throws(PostgreSQLError) {
        var message: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(url, &message) else {
            defer { PQfreemem(message) }
            throw .unreadableURL(reason: message.map { Self.withoutQuotations(String(cString: $0)) } ?? "out of memory")
        }
        defer { PQconninfoFree(options) }
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { self.values[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
    }

    mutating func setDefault(_ keyword: String, _ value: String) {
        if self.values[keyword] == nil { self.values[keyword] = value }
    }

    mutating func set(_ keyword: String, _ value: String) {
        self.values[keyword] = value
    }

    /// Adds the server's run-time parameters to `options`; the ones the string sets come later and win.
    mutating func addSettings(_ settings: [String: String]) {
        let added = settings.sorted { $0.key < $1.key }.map { "-c \($0.key)=\(Self.escaped($0.value))" }
        guard !added.isEmpty else { return }
        self.values["options"] = (added + [self.values["options"]].compactMap(\.self)).joined(separator: " ")
    }

    var hosts: [String] { Self.list(self.values["host"]) }
    var addresses: [String] { Self.list(self.values["hostaddr"]) }
    var ports: [String] { Self.list(self.values["port"]) }

    /// One set per host, in order. libpq would try all by itself, but without a time for each, and a silent first host would hide the
    /// others. `prefer-standby` has to know them all and stays whole.
    var candidates: [ConnectionParameters] {
        let count = max(self.hosts.count, self.addresses.count)
        guard count > 1, self.values["target_session_attrs"] != "prefer-standby" else { return [self] }
        return (0..<count)
            .map { index in
                var candidate = self
                for (keyword, list) in [("host", self.hosts), ("hostaddr", self.addresses), ("port", self.ports)] where list.count > 1 {
                    candidate.values[keyword] = index < list.count ? list[index] : nil
                }
                return candidate
            }
    }

    /// Replaces the password wherever it stands.
    func withoutPassword(_ text: String) -> String {
        guard let password = self.values["password"], !password.isEmpty else { return text }
        return text.split(separator: password, omittingEmptySubsequences: false).joined(separator: "***")
    }

    private static func list(_ value: String?) -> [String] {
        guard let value, !value.isEmpty else { return [] }
        return value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }

    /// Blanks and backslashes in `options` are escaped with a backslash.
    private static func escaped(_ value: String) -> String {
        var escaped = ""
        for character in value {
            if character == " " || character == "\\" { escaped.append("\\") }
            escaped.append(character)
        }
        return escaped
    }

    /// libpq quotes the part it could not read, which may hold the password.
    private static func withoutQuotations(_ message: String) -> String {
        let parts = message.split(separator: "\"", omittingEmptySubsequences: false)
        let kept = parts.enumerated().map { $0.offset % 2 == 0 ? String($0.element) : "…" }
        return kept.joined(separator: "\"").split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
