import Foundation

/// What machines read: one JSON document on standard output, members sorted.
enum JSONOutput {
    static func print(_ value: some Encodable, pretty: Bool = Terminal.isInteractive) {
        Terminal.print(self.text(value, pretty: pretty))
    }

    static func text(_ value: some Encodable, pretty: Bool) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
        guard let data = try? encoder.encode(value) else { return "null" }
        return String(decoding: data, as: UTF8.self)
    }
}
