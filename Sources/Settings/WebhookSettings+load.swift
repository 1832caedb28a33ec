extension WebhookSettings {
    private static let mostWaits = 20
    private static let longestWait: Duration = .seconds(7 * 86_400)

    init(_ reader: SettingReader) throws(ConfigurationError) {
        self.init()
        self.allowedHosts = Self.list(reader.text(.webhookAllowedHosts) ?? "")
        self.timeout = try reader.duration(.webhookTimeout, from: .milliseconds(100), to: .seconds(40))
        self.retryWaits = try Self.waits(reader)
        self.certificateAuthorities = try reader.path(.webhookAuthorities)
    }

    private static func waits(_ reader: SettingReader) throws(ConfigurationError) -> [Duration]? {
        guard let value = reader.value(.webhookRetryWaits) else { return nil }
        let texts = Self.list(value.text)
        var waits: [Duration] = []
        for text in texts {
            guard let wait = Configuration.duration(text), wait <= Self.longestWait else {
                throw value.error("names “\(text.prefix(40))”; write durations such as 5s, 30s, 2m, 1h, of a week at most")
            }
            waits.append(wait)
        }
        guard (1...Self.mostWaits).contains(waits.count) else { throw value.error("must have 1 to \(Self.mostWaits) durations") }
        return waits
    }

    private static func list(_ text: String) -> [String] {
        text.split { $0 == "," || $0 == " " }.map(String.init)
    }
}
