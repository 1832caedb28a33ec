import Foundation

/// All figures of a run: a table for people, JSON for machines.
struct Report: Encodable {
    var machine = Machine()
    var figures: [Figure] = []

    func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return try encoder.encode(self) + Data("\n".utf8)
    }

    var table: String {
        let head = ["measure", "median", "unit", "spread", "n", "aim", "note"]
        let rows = self.figures.map { figure in
            [
                figure.name,
                Self.number(figure.value),
                figure.unit,
                figure.least.flatMap { least in figure.most.map { "\(Self.number(least)) to \(Self.number($0))" } } ?? "",
                figure.samples.map(String.init) ?? "",
                Self.aim(of: figure),
                figure.note ?? "",
            ]
        }
        let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
        let rule = widths.map { String(repeating: "-", count: $0) }
        return ([head, rule] + rows).map { Self.line($0, widths) }.joined(separator: "\n")
    }

    private static func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (column, (cell, width)) in zip(cells, widths).enumerated() {
            let padding = String(repeating: " ", count: width - cell.count)
            // Numbers stand right.
            line += (column == 1 || column == 4 ? padding + cell : cell + padding) + "  "
        }
        while line.last == " " { line.removeLast() }
        return line
    }

    private static func aim(of figure: Figure) -> String {
        guard let aim = figure.aim, let isMet = figure.isMet else { return figure.aim ?? "" }
        return "\(aim): \(isMet ? "met" : "missed")"
    }

    private static func number(_ value: Double) -> String {
        let digits = abs(value) >= 100 ? 0 : abs(value) >= 10 ? 1 : 2
        return String(format: "%.\(digits)f", value)
    }
}
