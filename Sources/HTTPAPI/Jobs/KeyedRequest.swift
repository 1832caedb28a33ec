import HTTPTypes
import JobRuntime
import Resumes

/// What a request for a job is known by when it comes again (G4).
struct KeyedRequest: Sendable {
    /// What the request asks for; under one key the same body sent elsewhere is another request.
    enum Operation: String {
        case job
        case generation
        case coverLetter
        case optimization
    }

    let key: IdempotencyKey?
    /// The operation, and the members as they were sent: not what was looked up for them, which may be another the next time, or gone.
    let likeness: [UInt8]?

    init(_ operation: Operation, _ key: IdempotencyKey?, _ members: [JSONMember]) {
        self.key = key
        self.likeness = key == nil ? nil : Array("\(operation.rawValue) ".utf8) + JSONValue.object(members).canonicalJSON
    }

    init(_ operation: Operation, _ headers: HTTPFields, _ members: [JSONMember]) throws(Problem) {
        self.init(operation, try Self.key(headers), members)
    }

    /// The request's `Idempotency-Key`, nil when it has none.
    static func key(_ headers: HTTPFields) throws(Problem) -> IdempotencyKey? {
        let values = headers[values: .idempotencyKey]
        guard let text = values.first else { return nil }
        guard values.count == 1, let key = IdempotencyKey(text) else {
            throw Problem(
                .malformedRequest,
                fields: [FieldProblem(.header("Idempotency-Key"), "must be 1 to 255 printable ASCII characters without spaces, once")]
            )
        }
        return key
    }
}
