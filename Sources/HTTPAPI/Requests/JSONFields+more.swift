import EventSourcing

extension JSONFields {
    /// A moment in RFC 3339, with any offset.
    func time(_ name: String) -> Timestamp? {
        guard let text = self.text(name, upTo: 64) else { return nil }
        let time = Timestamp(rfc3339: text)
        if time == nil { self.note(name, "must be a time in RFC 3339, such as 2027-01-31T09:00:00Z") }
        return time
    }

    /// Says what is wrong with a member of a member.
    func note(_ name: String, _ inner: String, _ detail: String) {
        self.note(FieldProblem(.body(self.pointer.appending(name).appending(inner).text), detail))
    }
}
