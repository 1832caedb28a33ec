import Resumes

/// Takes typed members out of one JSON object of a request. Unknown members are refused by name, wrong types are named, and all of it
/// is collected; a member that is null counts as absent.
struct JSONFields {
    private let members: [String: JSONValue]
    let pointer: JSONPointer
    private let collector: FieldCollector

    /// - Parameter known: all names that the object may have.
    init(_ members: [JSONMember], at pointer: JSONPointer, known: Set<String>, _ collector: FieldCollector) {
        self.pointer = pointer
        self.collector = collector
        self.members = Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
        for member in members where !known.contains(member.name) {
            collector.add(.body(pointer.appending(member.name).text), "is not known here")
        }
    }

    func value(_ name: String) -> JSONValue? {
        switch self.members[name] {
        case nil, .null: nil
        case .some(let value): value
        }
    }

    /// A text; empty ones are refused.
    func text(_ name: String, upTo limit: Int) -> String? {
        switch self.value(name) {
        case nil: return nil
        case .string(let text):
            if text.isEmpty { return self.refuse(name, "must not be empty") }
            if text.utf8.count > limit { return self.refuse(name, "must not be longer than \(limit) bytes") }
            return text
        case .null, .bool, .number, .array, .object: return self.refuse(name, "must be a text")
        }
    }

    func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
        switch self.value(name) {
        case nil: return nil
        case .number(let digits):
            // JSON Schema takes 5.0 for a whole number too.
            let whole = digits.wholeMatch(of: /(-?[0-9]+)\.0+/)?.1
            guard let number = Int(whole ?? digits[...]) else { return self.refuse(name, "must be a whole number") }
            guard range.contains(number) else {
                return self.refuse(name, "must be \(range.lowerBound) to \(range.upperBound)")
            }
            return number
        case .null, .bool, .string, .array, .object: return self.refuse(name, "must be a whole number")
        }
    }

    func flag(_ name: String) -> Bool? {
        switch self.value(name) {
        case nil: return nil
        case .bool(let flag): return flag
        case .null, .number, .string, .array, .object: return self.refuse(name, "must be true or false")
        }
    }

    func choice<Choice: RawRepresentable & CaseIterable>(_ name: String, of type: Choice.Type) -> Choice?
    where Choice.RawValue == String {
        guard let word = self.text(name, upTo: 64) else { return nil }
        guard let choice = Choice(rawValue: word) else {
            return self.refuse(name, "must be one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return choice
    }

    func object(_ name: String, known: Set<String>) -> JSONFields? {
        switch self.value(name) {
        case nil: return nil
        case .object(let members): return JSONFields(members, at: self.pointer.appending(name), known: known, self.collector)
        case .null, .bool, .number, .string, .array: return self.refuse(name, "must be an object")
        }
    }

    func array(_ name: String) -> [JSONValue]? {
        switch self.value(name) {
        case nil: return nil
        case .array(let elements): return elements
        case .null, .bool, .number, .string, .object: return self.refuse(name, "must be a list")
        }
    }

    /// Says that a member that must be there is not, unless something else was wrong with it.
    func require<Value>(_ name: String, _ value: Value?) -> Value? {
        if value == nil, self.value(name) == nil { self.note(name, "is missing") }
        return value
    }

    func note(_ name: String, _ detail: String) {
        self.collector.add(.body(self.pointer.appending(name).text), detail)
    }

    func note(_ problem: FieldProblem) { self.collector.add(problem.place, problem.detail) }

    private func refuse<Value>(_ name: String, _ detail: String) -> Value? {
        self.note(name, detail)
        return nil
    }
}
