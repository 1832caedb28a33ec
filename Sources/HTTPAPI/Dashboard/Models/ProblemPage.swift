/// Says why there is no other page.
struct ProblemPage: Sendable {
    let frame: PageFrame
    let title: String
    let details: [String]

    init(_ problem: Problem, frame: PageFrame) {
        self.frame = frame
        self.title = problem.type.title
        self.details = (problem.detail.map { [$0] } ?? []) + problem.fields.map { "\($0.name): \($0.detail)" }
    }
}

extension FieldProblem {
    /// The name of the field of a form that it is about, empty for the whole of it.
    var name: String {
        switch self.place {
        case .body(let pointer): pointer.split(separator: "/").first.map(String.init) ?? ""
        case .query(let name), .header(let name): name
        }
    }
}
