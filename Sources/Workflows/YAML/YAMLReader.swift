import Yams

/// Reads one YAML document with the places of its values. The only code that knows the YAML library.
package enum YAMLReader {
    /// What went wrong, in the words of ``WorkflowError``.
    package struct Failure: Error {
        package var line: Int
        package var column: Int?
        package var reason: String
    }

    package static func value(of bytes: [UInt8]) throws(Failure) -> YAMLValue {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(line: 0, reason: "is not UTF-8 text")
        }
        if let refusal = YAMLShape.refusal(of: bytes) { throw Failure(line: refusal.line, reason: refusal.reason) }
        let parser: Parser
        let root: Node?
        do {
            parser = try Parser(yaml: text)
            root = try parser.singleRoot()
        } catch let error as YamlError {
            throw self.failure(of: error)
        } catch {
            throw Failure(line: 0, reason: "is not YAML")
        }
        guard let root else { return YAMLValue(content: .null, line: 1, column: 1) }
        // Nodes know their anchors only as long as their parser lives.
        defer { withExtendedLifetime(parser) {} }
        return try self.value(of: root)
    }

    private static func value(of node: Node) throws(Failure) -> YAMLValue {
        let (line, column) = self.place(of: node)
        guard node.anchor == nil else {
            throw Failure(line: line, column: column, reason: "anchors and aliases are not supported; write the value out where it is used")
        }
        switch node {
        case .scalar(let scalar):
            let isNull = scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
            return YAMLValue(content: isNull ? .null : .text(scalar.string), line: line, column: column)
        case .sequence(let sequence):
            var list: [YAMLValue] = []
            for element in sequence { list.append(try self.value(of: element)) }
            return YAMLValue(content: .list(list), line: line, column: column)
        case .mapping(let mapping):
            var members: [YAMLMember] = []
            for (key, value) in mapping {
                let place = self.place(of: key)
                guard case .scalar(let name) = key, key.anchor == nil else {
                    throw Failure(line: place.line, column: place.column, reason: "a key must be a plain word")
                }
                members.append(YAMLMember(key: name.string, line: place.line, column: place.column, value: try self.value(of: value)))
            }
            return YAMLValue(content: .map(members), line: line, column: column)
        case .alias:
            throw Failure(line: line, column: column, reason: "anchors and aliases are not supported; write the value out")
        }
    }

    private static func place(of node: Node) -> (line: Int, column: Int) {
        node.mark.map { ($0.line, $0.column) } ?? (1, 1)
    }

    private static func failure(of error: YamlError) -> Failure {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            Failure(line: mark.line, column: mark.column, reason: "is not YAML: \(problem)")
        case .duplicatedKeysInMapping(let duplicates, let context):
            Failure(
                line: context.mark.line,
                column: context.mark.column,
                reason: "the key \(duplicates.sorted().map { "“\($0)”" }.joined(separator: ", ")) stands twice; remove one"
            )
        case .reader:
            Failure(line: 0, reason: "is not YAML: it has a control character, which YAML does not allow")
        default:
            Failure(line: 0, reason: "is not YAML")
        }
    }
}
