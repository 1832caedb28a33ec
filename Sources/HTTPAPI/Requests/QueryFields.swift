import Encodings
import EventSourcing
import Hummingbird
import HummingbirdCore

/// The parameters of a request's query, each at most once unless said otherwise; unknown ones are refused by name.
struct QueryFields {
    private var values: [String: String] = [:]
    private var lists: [String: [String]] = [:]
    private let collector: FieldCollector

    /// - Parameter repeatable: names that may be there several times.
    init(_ uri: URI, known: Set<String>, repeatable: Set<String> = [], _ collector: FieldCollector = FieldCollector()) {
        self.collector = collector
        for pair in (uri.query ?? "").split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentEncoding.decoded(parts[0], isForm: true),
                let value = PercentEncoding.decoded(parts.count > 1 ? parts[1] : "", isForm: true)
            else {
                collector.add(.query(""), "is not percent-encoded UTF-8")
                continue
            }
            if repeatable.contains(name) {
                self.lists[name, default: []].append(value)
                continue
            }
            guard known.contains(name) else {
                collector.add(.query(String(String.UnicodeScalarView(name.unicodeScalars.prefix(64)))), "is not known here")
                continue
            }
            if self.values.updateValue(value, forKey: name) != nil { collector.add(.query(name), "is there twice") }
        }
    }

    func text(_ name: String) -> String? { self.values[name] }

    func integer(_ name: String, in range: ClosedRange<Int64>) -> Int64? {
        guard let text = self.values[name] else { return nil }
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int64(text), range.contains(number) else {
            self.collector.add(.query(name), "must be a whole number of \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return number
    }

    func choice<Choice: RawRepresentable & CaseIterable>(_ name: String, of type: Choice.Type) -> Choice?
    where Choice.RawValue == String {
        guard let text = self.values[name] else { return nil }
        guard let choice = Choice(rawValue: text) else {
            self.collector.add(.query(name), "must be one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
            return nil
        }
        return choice
    }

    /// All values of a repeatable parameter, be they given one by one or with commas between them.
    func choices<Choice: RawRepresentable & CaseIterable & Hashable>(_ name: String, of type: Choice.Type) -> Set<Choice>
    where Choice.RawValue == String {
        var choices: Set<Choice> = []
        for word in (self.lists[name] ?? []).flatMap({ $0.split(separator: ",", omittingEmptySubsequences: false) }) {
            guard let choice = Choice(rawValue: String(word)) else {
                self.collector.add(.query(name), "must be some of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
                break
            }
            choices.insert(choice)
        }
        return choices
    }

    /// A moment in RFC 3339, with any offset.
    func time(_ name: String) -> Timestamp? {
        guard let text = self.values[name] else { return nil }
        let time = Timestamp(rfc3339: text)
        if time == nil { self.collector.add(.query(name), "must be a time in RFC 3339, such as 2027-01-31T09:00:00Z, percent-encoded") }
        return time
    }

    func note(_ name: String, _ detail: String) { self.collector.add(.query(name), detail) }

    /// Throws when anything was wrong.
    func finish() throws(Problem) { try self.collector.finish() }
}
