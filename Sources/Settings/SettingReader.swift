import Workflows

/// Turns what was written into what was meant; the environment wins over the file.
struct SettingReader {
    let values: [Setting: SettingValue]
    let files: FileReader

    init(environment: [Setting: SettingValue], file: [Setting: SettingValue], files: FileReader) {
        self.values = file.merging(environment) { $1 }
        self.files = files
    }

    func value(_ setting: Setting) -> SettingValue? { self.values[setting] }

    func text(_ setting: Setting) -> String? { self.values[setting]?.text }

    /// A path; nothing that is empty is one.
    func path(_ setting: Setting) throws(ConfigurationError) -> String? {
        guard let value = self.values[setting] else { return nil }
        guard !value.text.isEmpty else { throw value.error("must name a path") }
        return value.path(value.text)
    }

    /// Where to listen.
    func host(_ setting: Setting) throws(ConfigurationError) -> String? {
        guard let value = self.values[setting] else { return nil }
        guard !value.text.isEmpty, value.text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else {
            throw value.error("must be an address or a name to listen on, such as 127.0.0.1 or 0.0.0.0")
        }
        return value.text
    }

    func number(_ setting: Setting, in range: ClosedRange<Int>) throws(ConfigurationError) -> Int? {
        guard let value = self.values[setting] else { return nil }
        guard let number = Int(value.text), range.contains(number) else {
            throw value.error("is “\(value.text.prefix(40))”; write a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    func duration(_ setting: Setting, from least: Duration, to most: Duration) throws(ConfigurationError) -> Duration? {
        guard let value = self.values[setting] else { return nil }
        guard let milliseconds = WorkflowDuration.milliseconds(of: value.text) else {
            throw value.error("is “\(value.text.prefix(40))”; write a duration such as 500ms, 30s, 5m, 2h or 90d")
        }
        let duration = Duration.milliseconds(milliseconds)
        guard duration >= least, duration <= most else {
            throw value.error("is \(value.text); write a duration from \(least) to \(most)")
        }
        return duration
    }

    func choice<Choice: RawRepresentable & CaseIterable>(
        _ setting: Setting,
        of type: Choice.Type
    ) throws(ConfigurationError) -> Choice? where Choice.RawValue == String {
        guard let value = self.values[setting] else { return nil }
        guard let choice = Choice(rawValue: value.text) else {
            let known = Choice.allCases.map(\.rawValue)
            let hint = Suggestion.hint(for: value.text, in: known)
            throw value.error("is “\(value.text.prefix(40))”\(hint.isEmpty ? "; write one of \(known.joined(separator: ", "))" : hint)")
        }
        return choice
    }

    func flag(_ setting: Setting) throws(ConfigurationError) -> Bool? {
        try self.choice(setting, of: Switch.self).map { $0 == .on || $0 == .true }
    }

    /// The secret itself, read from its file when it comes as one.
    func secret(_ setting: Setting) throws(ConfigurationError) -> Secret? {
        guard let value = self.values[setting] else { return nil }
        guard value.isPathOfSecret else { return Secret(value.text) }
        let bytes = try self.files.read(value.path(value.text)) { reason in value.error(reason) }
        guard var text = String(validating: bytes, as: UTF8.self) else { throw value.error("names a file that is not UTF-8 text") }
        if text.hasSuffix("\r\n") || text.hasSuffix("\n") { text.removeLast() }
        guard !text.isEmpty else { throw value.error("names a file that is empty") }
        return Secret(text)
    }

    private enum Switch: String, CaseIterable {
        case on
        case off
        case `true`
        case `false`
    }
}
