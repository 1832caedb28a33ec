/// Under which certificate the service is reached.
public struct TLSSettings: Sendable, Equatable {
    /// A PEM file: the service's certificate, then those that vouch for it.
    public var certificate: String
    /// A PEM file: the key to it, without a passphrase.
    public var key: String

    public init(certificate: String, key: String) {
        self.certificate = certificate
        self.key = key
    }

    /// Nil when nothing is said of either.
    init?(_ reader: SettingReader) throws(ConfigurationError) {
        switch (try reader.path(.tlsCertificate), try reader.path(.tlsKey)) {
        case (nil, nil): return nil
        case (let certificate?, let key?): self.init(certificate: certificate, key: key)
        case (_?, nil): throw Self.alone(.tlsCertificate, .tlsKey, reader)
        case (nil, _?): throw Self.alone(.tlsKey, .tlsCertificate, reader)
        }
    }

    private static func alone(_ given: Setting, _ missing: Setting, _ reader: SettingReader) -> ConfigurationError {
        let reason = "needs `\(missing.rawValue)` or \(missing.variable) beside it"
        return reader.value(given)?.error(reason) ?? ConfigurationError(place: nil, reason: reason)
    }
}
