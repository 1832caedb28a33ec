extension Problem {
    /// The same of a part of a body, which stands at this place in it.
    func moved(below pointer: JSONPointer) -> Problem {
        var moved = self
        moved.fields = self.fields.map { $0.moved(below: pointer) }
        return moved
    }
}

extension FieldProblem {
    func moved(below pointer: JSONPointer) -> FieldProblem {
        switch self.place {
        case .body(let place): FieldProblem(.body(pointer.text + place), self.detail)
        case .query, .header: self
        }
    }
}
