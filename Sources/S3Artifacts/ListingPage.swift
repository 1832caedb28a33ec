/// One page of a `ListObjectsV2` answer.
struct ListingPage: Sendable, Equatable {
    let keys: [String]
    /// What to ask for the next page with; nil on the last.
    let next: String?

    /// Source: "ListObjectsV2", response syntax, in the Amazon S3 API Reference.
    init(document: [UInt8]) throws(S3Failure) {
        let elements: [String: [String]]
        do throws(XMLReading.Malformed) {
            elements = try XMLReading.elements(of: document, named: ["IsTruncated", "Key", "NextContinuationToken"])
        } catch {
            throw .incomprehensible
        }
        guard let isTruncated = elements["IsTruncated"]?.first else { throw .incomprehensible }
        self.keys = elements["Key"] ?? []
        self.next = isTruncated == "true" ? elements["NextContinuationToken"]?.first : nil
        // More is to come, but nothing says how to ask for it.
        if isTruncated == "true", self.next == nil { throw .incomprehensible }
    }
}
