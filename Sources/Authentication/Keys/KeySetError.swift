/// Why a key set could not be had. Holds nothing of the document.
public enum KeySetError: Error, Sendable, Equatable {
    /// The source could not be reached or read; the reason is for operators.
    case unavailable(reason: String)
    case timedOut
    /// More than ``TokenLimits/documentBytes``.
    case tooLarge
    case tooManyKeys(Int)
    /// Not a JSON object with a list of `keys`.
    case notAKeySet
}

extension KeySetError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unavailable(let reason): "the key set cannot be read: \(reason)"
        case .timedOut: "the key set did not arrive in time"
        case .tooLarge: "the key set is larger than \(TokenLimits.documentBytes >> 10) KiB"
        case .tooManyKeys(let count): "the key set holds \(count) keys; at most \(TokenLimits.keys) are taken"
        case .notAKeySet: "the document is no JSON Web Key Set"
        }
    }
}
