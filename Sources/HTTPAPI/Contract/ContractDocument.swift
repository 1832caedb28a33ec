import Yams

/// The contract as it was written, and the same in JSON.
struct ContractDocument {
    /// Why the written document cannot be served; a mistake of the program, which a test finds.
    enum Fault: Error {
        case notYAML
        case keyIsNoText
    }

    let yaml: [UInt8]
    let json: [UInt8]

    init() throws {
        self.yaml = PackageResources.openapi_yaml
        guard let node = try Yams.compose(yaml: String(decoding: self.yaml, as: UTF8.self)) else { throw Fault.notYAML }
        var text = ""
        try Self.write(node, to: &text)
        self.json = Array(text.utf8)
    }

    /// Members stay in their order; aliases are written out and merged mappings merged.
    private static func write(_ node: Node, to text: inout String) throws {
        switch node {
        case .scalar(let scalar): Self.write(scalar, to: &text)
        case .sequence(let sequence):
            text += "["
            for (index, element) in sequence.enumerated() {
                if index > 0 { text += "," }
                try Self.write(element, to: &text)
            }
            text += "]"
        case .mapping(let mapping):
            text += "{"
            for (index, pair) in Self.merged(mapping).enumerated() {
                if index > 0 { text += "," }
                guard let name = pair.key.string else { throw Fault.keyIsNoText }
                Self.write(name, to: &text)
                text += ":"
                try Self.write(pair.value, to: &text)
            }
            text += "}"
        case .alias: throw Fault.notYAML
        }
    }

    private static func merged(_ mapping: Node.Mapping) -> [(key: Node, value: Node)] {
        mapping.flatMap { pair -> [(key: Node, value: Node)] in
            guard pair.key.string == "<<", case .mapping(let other) = pair.value else { return [(pair.key, pair.value)] }
            return Self.merged(other)
        }
    }

    private static func write(_ scalar: Node.Scalar, to text: inout String) {
        guard scalar.style == .plain else { return Self.write(scalar.string, to: &text) }
        if ["true", "false", "null"].contains(scalar.string) {
            text += scalar.string
        } else if let number = Int(scalar.string) {
            text += "\(number)"
        } else {
            Self.write(scalar.string, to: &text)
        }
    }

    private static func write(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
