internal import FoundationEssentials

/// A key shared with a receiver: 24 to 64 random bytes, written `whsec_` and base64 (Standard Webhooks 1.0, "Signature scheme").
/// Never shown by accident; ``revealed`` is for the answer that hands it out and for stores.
public struct WebhookSecret: Sendable, Equatable {
    public static let prefix = "whsec_"
    public static let sizes = 24...64

    let bytes: [UInt8]

    /// Nil unless it is 24 to 64 bytes.
    public init?(bytes: some Sequence<UInt8>) {
        let bytes = Array(bytes)
        guard Self.sizes.contains(bytes.count) else { return nil }
        self.bytes = bytes
    }

    /// Reads `whsec_…`; nil for another prefix, another alphabet, missing padding or another length.
    public init?(_ text: String) {
        guard text.hasPrefix(Self.prefix), let data = Data(base64Encoded: String(text.dropFirst(Self.prefix.count))) else { return nil }
        self.init(bytes: data)
    }

    /// A new secret of 32 bytes.
    public static func random(using generator: inout some RandomNumberGenerator) -> Self {
        Self(unchecked: (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }

    private init(unchecked bytes: [UInt8]) { self.bytes = bytes }

    /// The text for the receiver.
    public var revealed: String { Self.prefix + Data(self.bytes).base64EncodedString() }
}

extension WebhookSecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "whsec_***" }
    public var debugDescription: String { "whsec_***" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
