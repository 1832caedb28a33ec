/// The `Code` of a refusal. Only letters and digits are taken from the server, so that it can go into errors and logs.
struct S3ErrorCode: Sendable, Equatable, CustomStringConvertible {
    let description: String

    init?(_ text: String) {
        guard !text.isEmpty, text.utf8.count <= 64, text.utf8.allSatisfy(\.isLetterOrDigit) else { return nil }
        self.description = text
    }

    /// Reads `<Error><Code>…</Code>…</Error>`.
    init?(document: [UInt8]) {
        guard !document.isEmpty, let code = try? XMLReading.elements(of: document, named: ["Code"])["Code"]?.first else { return nil }
        self.init(code)
    }

    /// Codes that come with a status which does not tell that trying again helps.
    var isTransient: Bool {
        switch self.description {
        // The bytes were altered or cut on the way.
        case "BadDigest", "IncompleteBody", "RequestTimeout", "XAmzContentSHA256Mismatch": true
        // Another request for the same key is under way.
        case "ConditionalRequestConflict", "OperationAborted": true
        default: false
        }
    }
}
