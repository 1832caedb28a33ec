internal import FoundationEssentials

extension WebhookAttempt {
    /// As a line of JSON without its end, for stores that keep a log as text.
    public var line: String { (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "" }

    /// The tries of a log; nil when a line is none.
    public static func attempts(inLines text: String) -> [WebhookAttempt]? {
        let decoder = JSONDecoder()
        var attempts: [WebhookAttempt] = []
        for line in text.split(separator: "\n") {
            guard let attempt = try? decoder.decode(WebhookAttempt.self, from: Data(line.utf8)) else { return nil }
            attempts.append(attempt)
        }
        return attempts
    }
}
