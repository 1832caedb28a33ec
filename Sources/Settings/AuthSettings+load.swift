extension AuthSettings {
    init(_ reader: SettingReader) throws(ConfigurationError) {
        self.init(
            secret: try Self.secret(reader),
            keySet: try Self.keySet(reader),
            issuer: try Self.name(.authIssuer, reader),
            audience: try Self.name(.authAudience, reader),
            leeway: try reader.duration(.authLeeway, from: .zero, to: .seconds(300))
        )
    }

    private static func secret(_ reader: SettingReader) throws(ConfigurationError) -> Secret? {
        guard let value = reader.value(.authSecret), let secret = try reader.secret(.authSecret) else { return nil }
        guard secret.revealed.utf8.count >= Self.leastSecretBytes else {
            throw value.error("must be at least \(Self.leastSecretBytes) bytes long, such as 'openssl rand -base64 32' prints")
        }
        return secret
    }

    private static func keySet(_ reader: SettingReader) throws(ConfigurationError) -> KeySetPlace? {
        let file = try reader.path(.authKeySetFile)
        guard let value = reader.value(.authKeySetURL) else { return file.map(KeySetPlace.file) }
        guard file == nil else {
            throw value.error(
                "and `\(Setting.authKeySetFile.rawValue)` or \(Setting.authKeySetFile.variable) both name a key set; remove one"
            )
        }
        guard Self.isTrustworthy(value.text) else {
            throw value.error("must start with https://, or with http:// and localhost, 127.0.0.1 or [::1], and hold no spaces")
        }
        return .url(value.text)
    }

    /// Whoever can change the document on its way can make tokens for anybody.
    private static func isTrustworthy(_ url: String) -> Bool {
        guard url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }), let mark = url.firstRange(of: "://") else { return false }
        let authority = url[mark.upperBound...].prefix { !"/?#".contains($0) }
        guard !authority.isEmpty, !authority.contains("@") else { return false }
        switch url[..<mark.lowerBound].lowercased() {
        case "https": return true
        case "http":
            return ["localhost", "127.0.0.1", "[::1]"]
                .contains { authority.lowercased() == $0 || authority.lowercased().hasPrefix("\($0):") }
        default: return false
        }
    }

    private static func name(_ setting: Setting, _ reader: SettingReader) throws(ConfigurationError) -> String? {
        guard let value = reader.value(setting) else { return nil }
        guard !value.text.isEmpty else { throw value.error("must not be empty") }
        return value.text
    }
}
