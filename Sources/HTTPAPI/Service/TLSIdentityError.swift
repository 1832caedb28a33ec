/// Why nobody could be served under an identity.
public enum TLSIdentityError: Error, Sendable, Equatable {
    case certificate(path: String, String)
    case key(path: String, String)
    case mismatch(certificate: String, key: String)
}

extension TLSIdentityError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .certificate(let path, let reason): "cannot take the TLS certificate from \(path): \(reason)"
        case .key(let path, let reason): "cannot take the TLS key from \(path): \(reason)"
        case .mismatch(let certificate, let key): "the TLS key in \(key) is not the one of the certificate in \(certificate)"
        }
    }
}
