import Resumes

/// A request's body as strict JSON: bounded depth, no member twice, nothing behind the value.
enum JSONBody {
    /// The members of the one object that the bytes are.
    static func object(_ bytes: [UInt8], maximumDepth: Int) throws(Problem) -> [JSONMember] {
        guard case .object(let members) = try Self.value(bytes, maximumDepth: maximumDepth) else {
            throw Problem(.malformedRequest, fields: [FieldProblem(.body(""), "must be an object")])
        }
        return members
    }

    static func value(_ bytes: [UInt8], maximumDepth: Int) throws(Problem) -> JSONValue {
        let value: JSONValue
        do throws(ResumeReadError) {
            value = try JSONValue(strictJSON: bytes, maximumDepth: maximumDepth)
        } catch {
            throw Problem(.malformedRequest, fields: [FieldProblem(.body(""), Self.detail(of: error))])
        }
        if let pointer = Self.repeated(value, at: .root) {
            throw Problem(.malformedRequest, fields: [FieldProblem(.body(pointer.text), "is there twice")])
        }
        return value
    }

    private static func detail(of error: ResumeReadError) -> String {
        switch error {
        case .notJSON(let line, let column): "is not JSON from line \(line), column \(column) on"
        case .notUTF8: "is not UTF-8"
        case .tooDeep(let limit): "is nested deeper than \(limit) levels"
        case .tooLarge(let limit): "is larger than \(limit) bytes"
        case .notAnObject, .notAResume, .empty: "must be an object"
        }
    }

    /// The first member whose object has another of its name: readers differ in which one they take.
    private static func repeated(_ value: JSONValue, at pointer: JSONPointer) -> JSONPointer? {
        switch value {
        case .null, .bool, .number, .string: return nil
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                if let found = Self.repeated(element, at: pointer.appending(index)) { return found }
            }
            return nil
        case .object(let members):
            var names: Set<String> = []
            for member in members {
                let place = pointer.appending(member.name)
                guard names.insert(member.name).inserted else { return place }
                if let found = Self.repeated(member.value, at: place) { return found }
            }
            return nil
        }
    }
}
