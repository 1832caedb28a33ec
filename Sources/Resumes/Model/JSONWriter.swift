/// Writes JSON with two spaces of indentation and members in the order given; null, empty lists and empty objects are left out.
enum JSONWriter {
    static func bytes(of value: JSONValue) -> [UInt8] {
        var output = ""
        Self.write(Self.withoutEmpty(value) ?? .object([]), indent: "", into: &output)
        output += "\n"
        return Array(output.utf8)
    }

    static func canonicalBytes(of value: JSONValue) -> [UInt8] {
        var output = ""
        Self.write(Self.sorted(value), indent: "", into: &output)
        return Array(output.utf8)
    }

    private static func sorted(_ value: JSONValue) -> JSONValue {
        switch value {
        case .null, .bool, .number, .string: value
        case .array(let elements): .array(elements.map(Self.sorted))
        case .object(let members):
            .object(members.map { JSONMember(name: $0.name, value: Self.sorted($0.value)) }.sorted { $0.name < $1.name })
        }
    }

    private static func withoutEmpty(_ value: JSONValue) -> JSONValue? {
        switch value {
        case .null: return nil
        case .bool, .number: return value
        case .string(let text): return text.isEmpty ? nil : value
        case .array(let elements):
            let kept = elements.compactMap(Self.withoutEmpty)
            return kept.isEmpty ? nil : .array(kept)
        case .object(let members):
            let kept = members.compactMap { member in
                Self.withoutEmpty(member.value).map { JSONMember(name: member.name, value: $0) }
            }
            return kept.isEmpty ? nil : .object(kept)
        }
    }

    private static func write(_ value: JSONValue, indent: String, into output: inout String) {
        switch value {
        case .null: output += "null"
        case .bool(let flag): output += flag ? "true" : "false"
        case .number(let digits): output += digits
        case .string(let text): Self.write(text, into: &output)
        case .array(let elements):
            output += "["
            for (offset, element) in elements.enumerated() {
                output += offset == 0 ? "\n" : ",\n"
                output += indent + "  "
                Self.write(element, indent: indent + "  ", into: &output)
            }
            output += elements.isEmpty ? "]" : "\n\(indent)]"
        case .object(let members):
            output += "{"
            for (offset, member) in members.enumerated() {
                output += offset == 0 ? "\n" : ",\n"
                output += indent + "  "
                Self.write(member.name, into: &output)
                output += ": "
                Self.write(member.value, indent: indent + "  ", into: &output)
            }
            output += members.isEmpty ? "}" : "\n\(indent)}"
        }
    }

    private static func write(_ text: String, into output: inout String) {
        output += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\""
            case "\\": output += "\\\\"
            case "\n": output += "\\n"
            case "\t": output += "\\t"
            default:
                if scalar.value < 0x20 {
                    let hex = String(scalar.value, radix: 16)
                    output += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
                } else {
                    output.unicodeScalars.append(scalar)
                }
            }
        }
        output += "\""
    }
}
