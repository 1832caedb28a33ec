/// What is wrong with the settings of an S3 store.
public enum S3ConfigurationError: Error, Sendable, Equatable {
    case endpoint(String)
    case region(String)
    case bucket(String)
    case prefix(String)
    case credentials
    case certificates(path: String)
}

extension S3ConfigurationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .endpoint(let text): "'\(text)' is no S3 endpoint; it looks like https://HOST or http://HOST:PORT"
        case .region(let text): "'\(text)' is no region; it looks like eu-central-1"
        case .bucket(let text): "'\(text)' is no bucket; a bucket has 3 to 63 lower-case letters, digits, dots and hyphens"
        case .prefix(let text): "'\(text)' is no prefix; a prefix has letters, digits, '.', '_', '-', and '/' between them or at its end"
        case .credentials: "an access key and its secret key are needed, both of printable ASCII without spaces"
        case .certificates(let path): "cannot read certificates from \(path)"
        }
    }
}
