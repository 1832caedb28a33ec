extension IPAddress {
    /// What this address is for; an IPv6 address that stands for an IPv4 one is what that one is.
    public var kind: AddressKind {
        switch self {
        case .v4(let word): Self.kind(v4: word)
        case .v6(let high, let low): Self.kind(high: high, low: low)
        }
    }

    private struct Block {
        var base: UInt32
        var bits: UInt32
        var kind: AddressKind

        init(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32, _ bits: UInt32, _ kind: AddressKind) {
            self.base = a << 24 | b << 16 | c << 8 | d
            self.bits = bits
            self.kind = kind
        }

        func contains(_ word: UInt32) -> Bool { (word ^ self.base) >> (32 - self.bits) == 0 }
    }

    /// The first that fits counts, so single addresses stand before their networks.
    private static let blocks: [Block] = [
        // Amazon, Google, Azure and others; Amazon's containers; Alibaba; Oracle; Azure's host.
        Block(169, 254, 169, 254, 32, .metadata),
        Block(169, 254, 170, 2, 32, .metadata),
        Block(169, 254, 170, 23, 32, .metadata),
        Block(100, 100, 100, 200, 32, .metadata),
        Block(192, 0, 0, 192, 32, .metadata),
        Block(168, 63, 129, 16, 32, .metadata),
        Block(255, 255, 255, 255, 32, .broadcast),
        Block(0, 0, 0, 0, 8, .unspecified),
        Block(10, 0, 0, 0, 8, .privateNetwork),
        Block(100, 64, 0, 0, 10, .sharedNetwork),
        Block(127, 0, 0, 0, 8, .loopback),
        Block(169, 254, 0, 0, 16, .linkLocal),
        Block(172, 16, 0, 0, 12, .privateNetwork),
        Block(192, 0, 0, 0, 24, .reserved),
        Block(192, 0, 2, 0, 24, .documentation),
        Block(192, 88, 99, 0, 24, .transition),
        Block(192, 168, 0, 0, 16, .privateNetwork),
        Block(198, 18, 0, 0, 15, .benchmark),
        Block(198, 51, 100, 0, 24, .documentation),
        Block(203, 0, 113, 0, 24, .documentation),
        Block(224, 0, 0, 0, 4, .multicast),
        Block(240, 0, 0, 0, 4, .reserved),
    ]

    private static func kind(v4 word: UInt32) -> AddressKind {
        self.blocks.first { $0.contains(word) }?.kind ?? .global
    }

    private static func kind(high: UInt64, low: UInt64) -> AddressKind {
        let top = high >> 48
        switch (high, low) {
        case (0, 0): return .unspecified
        case (0, 1): return .loopback
        case (0, _) where low >> 32 == 0xffff: return self.kind(v4: UInt32(truncatingIfNeeded: low))
        // Compatible addresses (::/96) were given up; what else begins with 64 zeros was never given out.
        case (0, _): return low >> 32 == 0 ? .transition : .reserved
        // NAT64 (RFC 6052): a network without IPv4 reaches all of it through here.
        case (0x0064_ff9b_0000_0000, _) where low >> 32 == 0: return self.kind(v4: UInt32(truncatingIfNeeded: low))
        case (0xfd00_0ec2_0000_0000, 0x254): return .metadata
        // Google's metadata server.
        case (0xfd20_00ce_0000_0000, 0x254): return .metadata
        default: break
        }
        if high >> 16 == 0x0064_ff9b_0001 { return .transition }
        if top & 0xff00 == 0xff00 { return .multicast }
        if top & 0xfe00 == 0xfc00 { return .privateNetwork }
        if top & 0xffc0 == 0xfe80 { return .linkLocal }
        if top & 0xffc0 == 0xfec0 { return .privateNetwork }
        // Only 2000::/3 has been given out.
        guard top & 0xe000 == 0x2000 else { return .reserved }
        if top == 0x2002 { return .transition }
        if high >> 32 == 0x2001_0000 { return .transition }
        if high >> 16 == 0x2001_0002_0000 { return .benchmark }
        if high >> 41 == 0x2001_0000 >> 9 { return .reserved }
        if high >> 32 == 0x2001_0db8 || high >> 44 == 0x3fff0 { return .documentation }
        return .global
    }
}
