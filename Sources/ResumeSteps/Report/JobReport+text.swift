import FoundationEssentials
import Resumes

extension JobReport {
    /// UTF-8, keys sorted, ending with a newline.
    public func json() -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Every member is a text, a finite number or a list of such, which the encoder cannot refuse.
        guard let data = try? encoder.encode(self) else { return Array("{}\n".utf8) }
        return Array(data) + [0x0A]
    }

    /// Reads what ``json()`` wrote; nil for anything else.
    public init?(json: [UInt8]) {
        guard let report = try? JSONDecoder().decode(JobReport.self, from: Data(json)) else { return nil }
        self = report
    }

    /// For a terminal or a text file.
    ///
    /// - Parameters:
    ///   - width: columns, at least 40.
    ///   - color: with ANSI colours; false for pipes.
    public func terminalText(width: Int = 80, color: Bool = false) -> String {
        var lines = ["\(self.document.kind == .resume ? "Résumé" : "Cover letter"): \(Self.count(self.document.pages, "page"))"]
        if !self.document.leftOut.isEmpty { lines[0] += ", \(Self.count(self.document.leftOut.count, "text")) left out for space" }
        lines += self.document.notes.map { "  - \($0)" }
        if let notUnderstood = self.document.notUnderstood, !notUnderstood.isEmpty {
            lines.append("Not understood: \(Self.count(notUnderstood.count, "line")) of the text")
            lines += notUnderstood.map { "  - \($0)" }
        }
        return self.match.terminalText(width: width, color: color) + "\n" + lines.joined(separator: "\n") + "\n"
    }

    private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
