internal import Crypto
public import EventSourcing

extension PayloadSealer {
    /// What jobs with this member in their metadata are found by, whatever its value is.
    ///
    /// HMAC-SHA256 under a key of the user's, cut to 16 bytes (RFC 2104 §5): the same words of two users have nothing in common, and once
    /// the key is destroyed a label says nothing to anybody.
    public func label(key name: String) -> JobLabel { self.label([0], name, "") }

    /// What jobs with this member and this value in their metadata are found by.
    public func label(key name: String, value: String) -> JobLabel { self.label([1], name, value) }

    /// All labels of a job with this metadata; nil without any.
    public func labels(of metadata: [String: String]) -> JobLabels? {
        guard !metadata.isEmpty else { return nil }
        var labels: Set<JobLabel> = []
        for (name, value) in metadata {
            labels.insert(self.label(key: name))
            labels.insert(self.label(key: name, value: value))
        }
        return JobLabels(keyID: self.keyID, labels: labels)
    }

    private func label(_ kind: [UInt8], _ name: String, _ value: String) -> JobLabel {
        // With its length the name cannot run into the value.
        let length = withUnsafeBytes(of: UInt64(name.utf8.count).bigEndian) { Array($0) }
        let code = HMAC<SHA256>.authenticationCode(for: kind + length + Array(name.utf8) + Array(value.utf8), using: self.key.label)
        guard let label = JobLabel(bytes: Array(code).prefix(16)) else { preconditionFailure("an HMAC-SHA256 has 32 bytes") }
        return label
    }
}
