internal import Crypto
internal import FoundationEssentials
internal import JWTKit

/// The secret that our own tokens are signed with: at least 256 bits (RFC 7518 §3.2). Never shown.
public struct SigningSecret: Sendable {
    public static let leastBytes = 32

    let key: HMACKey

    /// Nil when there are fewer than ``leastBytes`` bytes.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count >= Self.leastBytes else { return nil }
        self.key = HMACKey(key: SymmetricKey(data: Array(bytes)))
    }

    /// A text stands for its UTF-8 bytes, so that what a file holds can also be given in a variable.
    public init?(text: String) { self.init(bytes: Array(text.utf8)) }
}

extension SigningSecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "***" }
    public var debugDescription: String { "***" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
