/// Where an S3 server listens, as in `https://s3.eu-central-1.amazonaws.com` or `http://127.0.0.1:9000`.
public struct S3Endpoint: Sendable, Equatable {
    let isEncrypted: Bool
    /// A name, an IPv4 address, or an IPv6 address in brackets.
    let host: String
    /// Nil for the scheme's own, which requests do not name.
    let port: Int?

    /// Reads `http://HOST[:PORT]` or `https://HOST[:PORT]`, with or without a slash at the end; nil for anything else.
    public init?(_ text: String) {
        guard let separator = text.firstRange(of: "://") else { return nil }
        switch text[..<separator.lowerBound].lowercased() {
        case "http": self.isEncrypted = false
        case "https": self.isEncrypted = true
        default: return nil
        }
        var rest = text[separator.upperBound...]
        if rest.last == "/" { rest.removeLast() }
        let hostEnd = rest.last == "]" ? nil : rest.lastIndex(of: ":")
        let host = rest[..<(hostEnd ?? rest.endIndex)].lowercased()
        guard !host.isEmpty, Self.isHost(host) else { return nil }
        self.host = host
        guard let hostEnd else {
            self.port = nil
            return
        }
        guard let port = UInt16(rest[rest.index(after: hostEnd)...]), port > 0 else { return nil }
        self.port = port == (self.isEncrypted ? 443 : 80) ? nil : Int(port)
    }

    private static func isHost(_ text: String) -> Bool {
        if text.first == "[" {
            guard text.last == "]", text.count > 2 else { return false }
            return text.dropFirst().dropLast().utf8
                .allSatisfy { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") || $0.isHexadecimalDigit }
        }
        return text.utf8.allSatisfy { $0.isLowercaseLetterOrDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
    }

    var scheme: String { self.isEncrypted ? "https" : "http" }

    /// The `Host` header, with a bucket's name before it when buckets are addressed so.
    func authority(bucket: String? = nil) -> String {
        let name = bucket.map { "\($0).\(self.host)" } ?? self.host
        return self.port.map { "\(name):\($0)" } ?? name
    }
}

extension S3Endpoint: CustomStringConvertible {
    public var description: String { "\(self.scheme)://\(self.authority())" }
}
