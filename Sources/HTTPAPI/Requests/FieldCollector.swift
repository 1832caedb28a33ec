/// What is wrong with a request's fields so far, so that one answer names all of it. Lives within one reading of one request.
final class FieldCollector {
    /// More than this in one request is noise.
    private static let limit = 20

    private(set) var fields: [FieldProblem] = []

    func add(_ place: FieldProblem.Place, _ detail: String) {
        if self.fields.count < Self.limit { self.fields.append(FieldProblem(place, detail)) }
    }

    /// Throws when anything was wrong.
    func finish() throws(Problem) {
        guard self.fields.isEmpty else { throw Problem(.invalidFields, fields: self.fields) }
    }
}
