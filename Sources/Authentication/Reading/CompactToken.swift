import Encodings

/// A token in its compact form (RFC 7515 §7.1), taken apart and not yet believed.
struct CompactToken {
    let header: [UInt8]
    let claims: [UInt8]
    let signature: [UInt8]
    /// What was signed: the first two parts as they were sent.
    let signed: [UInt8]

    init(_ token: String) throws(TokenError) {
        guard token.utf8.count <= TokenLimits.tokenBytes else { throw .tooLarge }
        let bytes = Array(token.utf8)
        let parts = bytes.split(separator: UInt8(ascii: "."), maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 3, let header = Base64URL.decode(parts[0]), let claims = Base64URL.decode(parts[1]),
            let signature = Base64URL.decode(parts[2])
        else { throw .malformed }
        self.header = header
        self.claims = claims
        self.signature = signature
        self.signed = Array(bytes[..<parts[1].endIndex])
    }
}
