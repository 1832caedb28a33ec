import HTTPTypes

/// Names one request in the logs of client and service.
struct RequestName: Sendable, CustomStringConvertible {
    let description: String

    /// The client's own name, if it is a token of at most 64 characters, else a new one.
    init(_ headers: HTTPFields) {
        if let given = headers[.requestID], Self.isToken(given) {
            self.description = given
        } else {
            var random = SystemRandomNumberGenerator()
            let text = String(random.next() as UInt64, radix: 16)
            self.description = String(repeating: "0", count: 16 - text.utf8.count) + text
        }
    }

    private static func isToken(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                    UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}
