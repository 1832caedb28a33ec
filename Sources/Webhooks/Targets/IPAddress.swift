internal import Glibc

/// An address of IPv4 or IPv6, without a zone.
public enum IPAddress: Sendable, Hashable {
    case v4(UInt32)
    case v6(high: UInt64, low: UInt64)

    /// Reads four decimal numbers without leading zeros, or IPv6 text as of RFC 4291 §2.2; nil for every other form.
    public init?(_ text: some StringProtocol) {
        let text = String(text)
        if let word = Self.dottedQuad(text) {
            self = .v4(word)
            return
        }
        // inet_pton knows no zones, ports or brackets, and stops at a NUL.
        guard text.utf8.contains(UInt8(ascii: ":")), !text.utf8.contains(0) else { return nil }
        var address = in6_addr()
        guard inet_pton(AF_INET6, text, &address) == 1 else { return nil }
        self.init(address)
    }

    init(_ address: in6_addr) {
        self = withUnsafeBytes(of: address) { raw in
            .v6(
                high: UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
                low: UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
    }

    private static func dottedQuad(_ text: String) -> UInt32? {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var word: UInt32 = 0
        for part in parts {
            guard (1...3).contains(part.count), part.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            guard part.count == 1 || part.first != UInt8(ascii: "0") else { return nil }
            let value = part.reduce(0) { $0 * 10 + UInt32($1 - 0x30) }
            guard value <= 255 else { return nil }
            word = word << 8 | value
        }
        return word
    }
}

extension IPAddress: CustomStringConvertible {
    /// The canonical text (RFC 5952 for IPv6), without brackets.
    public var description: String {
        switch self {
        case .v4(let word): return "\(word >> 24).\(word >> 16 & 255).\(word >> 8 & 255).\(word & 255)"
        case .v6(let high, let low):
            let words = (high.bigEndian, low.bigEndian)
            return withUnsafeBytes(of: words) { raw in
                withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(INET6_ADDRSTRLEN)) { text in
                    guard let base = raw.baseAddress, let end = text.baseAddress,
                        let written = inet_ntop(AF_INET6, base, end, socklen_t(INET6_ADDRSTRLEN))
                    else { return "::" }
                    return String(cString: written)
                }
            }
        }
    }

    /// As it stands in a URL: IPv6 in brackets.
    var urlText: String {
        switch self {
        case .v4: self.description
        case .v6: "[\(self.description)]"
        }
    }
}
