import Yams

/// The contract in JSON; members stay in their order.
struct ContractJSON {
    private(set) var text = ""

    init(_ document: Node) throws { try self.write(document) }

    private mutating func write(_ node: Node) throws {
        switch node {
        case .scalar(let scalar): self.write(scalar)
        case .sequence(let sequence):
            self.text += "["
            for (index, element) in sequence.enumerated() {
                if index > 0 { self.text += "," }
                try self.write(element)
            }
            self.text += "]"
        case .mapping(let mapping):
            self.text += "{"
            for (index, pair) in mapping.enumerated() {
                if index > 0 { self.text += "," }
                guard let name = pair.key.string else { throw ContractDocument.Fault.keyIsNoText }
                self.write(name)
                self.text += ":"
                try self.write(pair.value)
            }
            self.text += "}"
        case .alias: throw ContractDocument.Fault.notYAML
        }
    }

    private mutating func write(_ scalar: Node.Scalar) {
        guard scalar.style == .plain else { return self.write(scalar.string) }
        if ["true", "false", "null"].contains(scalar.string) {
            self.text += scalar.string
        } else if let number = Int(scalar.string) {
            self.text += "\(number)"
        } else {
            self.write(scalar.string)
        }
    }

    private mutating func write(_ value: String) {
        self.text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": self.text += "\\\""
            case "\\": self.text += "\\\\"
            case "\n": self.text += "\\n"
            default: self.text.unicodeScalars.append(scalar)
            }
        }
        self.text += "\""
    }
}
