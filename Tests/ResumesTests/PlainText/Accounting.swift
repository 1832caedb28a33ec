import Foundation

@testable import Resumes

/// Holds a text and what was read of it against each other: every line is listed, or each of its words stands in the résumé.
enum Accounting {
    /// Lines of which a word is in neither place.
    static func lost(of text: String, in reading: ResumeTextReading) -> [String] {
        let listed = Set(reading.notUnderstood)
        let known = Set(self.texts(of: reading.resume).flatMap(self.words))
        return WrittenLine.lines(of: text).map(\.text)
            .filter { line in
                guard !listed.contains(line), ResumeHeadings.section(named: line) == nil else { return false }
                return !self.words(of: line).allSatisfy { known.contains($0) || self.furniture.contains($0) }
            }
    }

    /// Texts of the résumé that the text does not bear out.
    static func invented(_ resume: Resume, from text: String) -> [String] {
        let given = Set(WrittenLine.lines(of: text).flatMap { self.words(of: $0.text) })
        return self.texts(of: resume).filter { !self.words(of: $0).allSatisfy { given.contains($0) || self.additions.contains($0) } }
    }

    /// Networks are named after their hosts; addresses get the scheme they lack.
    private static let additions: Set<String> = ["linkedin", "github", "gitlab", "stack", "overflow", "xing", "https", "mailto"]

    /// Runs of letters, so that digits and marks that part them make no difference.
    private static func words(of text: String) -> [String] {
        PlainText.clean(text).text.lowercased().split { !$0.isLetter }.map(String.init).filter { $0.count >= 3 }
    }

    private static func texts(of resume: Resume) -> [String] {
        guard let data = try? JSONEncoder().encode(resume), var value = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
        else {
            return []
        }
        value["language"] = nil
        return self.texts(in: value)
    }

    private static func texts(in value: Any) -> [String] {
        switch value {
        case let text as String: [text]
        case let list as [Any]: list.flatMap(self.texts)
        case let object as [String: Any]: object.values.flatMap(self.texts)
        default: []
        }
    }

    /// Words that say where a line belongs and when, and so stand in no text of the résumé.
    private static let furniture: Set<String> = {
        var words = ResumeHeadings.names.flatMap(\.1) + MonthNames.ongoing.sorted() + ContactLabel.names
        words += [
            "since", "seit", "depuis", "desde", "from", "until", "till", "bis", "hasta", "đến", "tới", "through", "von", "del", "năm",
        ]
        words += ["tháng", "bei", "chez", "tại", "curriculum", "vitae", "resume", "lebenslauf"]
        words += ["spring", "summer", "autumn", "fall", "winter"]
        words += (ResumeTextReader.grades.union(ResumeTextReader.courses)).sorted()
        let months = ["january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december"]
        words += ResumeHeadings.innerLabels.sorted() + months
        return Set((words + MonthNames.words.sorted()).flatMap(Self.words))
    }()
}
