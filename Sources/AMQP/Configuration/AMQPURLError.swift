/// What is wrong with a broker's URL. Holds no part of the user name or password.
public enum AMQPURLError: Error, Sendable, Equatable, CustomStringConvertible {
    case notAMQP
    case noHost
    case badPort(String)
    case badPercentEncoding
    case unknownParameter(String)
    case badParameter(String)
    /// A certificate without a key, a key without a certificate, or TLS parameters with `amqp:`.
    case unfitTLS

    public var description: String {
        switch self {
        case .notAMQP: "the URL of the broker must begin with amqp:// or amqps://"
        case .noHost: "the URL of the broker names no host"
        case .badPort(let host): "the URL of the broker has a port that is none after host '\(host)'"
        case .badPercentEncoding: "the URL of the broker has a % that two hexadecimal digits do not follow"
        case .unknownParameter(let name): "the URL of the broker has an unknown parameter '\(name)'"
        case .badParameter(let name): "the URL of the broker has an unusable value for '\(name)'"
        case .unfitTLS: "the URL of the broker needs amqps:// for certificates, and both certfile and keyfile or none"
        }
    }
}
