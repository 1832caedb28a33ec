/// Reads the `Authorization` header (RFC 6750 §2.1).
public enum BearerCredentials {
    private static let scheme = "bearer"

    /// The token; nil for another scheme. An empty one is given as it is and verifies as malformed.
    public static func token(ofAuthorization value: String) -> String? {
        let end = value.firstIndex(of: " ") ?? value.endIndex
        guard value[..<end].lowercased() == self.scheme else { return nil }
        return String(value[end...].drop { $0 == " " })
    }
}
