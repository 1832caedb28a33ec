import FoundationEssentials

/// What a collector rejected of a request it took.
struct PartialSuccess: Sendable, Equatable {
    var rejected: Int
    var message: String

    /// Nil when it rejected nothing, or said nothing that can be read.
    init?(_ body: [UInt8]) {
        guard !body.isEmpty, let answer = try? JSONDecoder().decode(Answer.self, from: Data(body)) else { return nil }
        guard let success = answer.partialSuccess else { return nil }
        let rejected = max(0, success.rejectedSpans?.number ?? 0)
        let message = SpanLimits.cut(success.errorMessage ?? "")
        guard rejected > 0 || !message.isEmpty else { return nil }
        self.rejected = rejected
        self.message = message
    }

    private struct Answer: Decodable {
        struct Success: Decodable {
            var rejectedSpans: Count?
            var errorMessage: String?
        }

        var partialSuccess: Success?
    }

    /// 64-bit numbers are text in protobuf's JSON, yet some write numbers.
    private struct Count: Decodable {
        var number: Int

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int.self) {
                self.number = number
            } else {
                self.number = Int(try container.decode(String.self)) ?? 0
            }
        }
    }
}
