/// Claims as JSON, good ones unless a test says otherwise. A value is written as it stands, so a text needs its quotes.
struct Claims {
    private var members: [(name: String, value: String)] = [
        ("sub", "\"ada@example.org\""), ("scope", "\"jobs audit\""), ("iat", "\(Moment.start - 10)"), ("exp", "\(Moment.start + 60)"),
        ("jti", "\"t-1\""),
    ]

    /// With members changed, added or, where nil, left out.
    init(_ changes: KeyValuePairs<String, String?> = [:]) {
        for (name, value) in changes {
            self.members.removeAll { $0.name == name }
            if let value { self.members.append((name, value)) }
        }
    }

    var json: String { "{" + self.members.map { "\"\($0.name)\":\($0.value)" }.joined(separator: ",") + "}" }
}
