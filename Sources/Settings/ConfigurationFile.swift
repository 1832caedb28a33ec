import Workflows

/// Reads a configuration file: YAML of sections with names of ``Setting``.
struct ConfigurationFile {
    let path: String
    /// Lists are not used, sections are one deep, so anything else is a slip.
    private static let sizeLimit = 64 << 10

    func values(_ bytes: [UInt8]) throws(ConfigurationError) -> [Setting: SettingValue] {
        guard bytes.count <= Self.sizeLimit else {
            throw ConfigurationError(place: self.path, reason: "is larger than \(Self.sizeLimit >> 10) KiB; this is no configuration")
        }
        let root: YAMLValue
        do {
            root = try YAMLReader.value(of: bytes)
        } catch {
            throw ConfigurationError(place: error.line > 0 ? "\(self.path):\(error.line)" : self.path, reason: error.reason)
        }
        switch root.content {
        case .null: return [:]
        case .text, .list: throw self.error(root.line, "is \(root.kind), not a map of settings")
        case .map(let members):
            var values: [Setting: SettingValue] = [:]
            for member in members { try self.take(member, into: &values) }
            return values
        }
    }

    private func take(_ member: YAMLMember, into values: inout [Setting: SettingValue]) throws(ConfigurationError) {
        guard Self.sections.contains(member.key) else {
            return try self.take(member, in: nil, into: &values)
        }
        switch member.value.content {
        case .null: return
        case .text, .list: throw self.error(member.line, "`\(member.key)` is \(member.value.kind), not a map of settings")
        case .map(let members):
            for inner in members { try self.take(inner, in: member.key, into: &values) }
        }
    }

    private func take(_ member: YAMLMember, in section: String?, into values: inout [Setting: SettingValue]) throws(ConfigurationError) {
        guard let found = Self.setting(member.key, in: section) else { throw self.unknown(member, in: section) }
        let name = section.map { "\($0).\(member.key)" } ?? member.key
        switch member.value.content {
        case .text(let text):
            if let earlier = values[found.setting] {
                throw self.error(member.line, "`\(name)` and `\(earlier.name)` say the same thing; remove one")
            }
            values[found.setting] = SettingValue(
                text,
                isPathOfSecret: found.isPath,
                from: .file(path: self.path, line: member.line),
                as: name,
                relativeTo: Self.directory(of: self.path)
            )
        case .null: return
        case .list, .map: throw self.error(member.line, "`\(name)` is \(member.value.kind), not a text")
        }
    }

    private func unknown(_ member: YAMLMember, in section: String?) -> ConfigurationError {
        let known = Self.names(in: section)
        let name = section.map { "\($0).\(member.key)" } ?? member.key
        let hint = Suggestion.hint(for: member.key, in: known)
        return self.error(
            member.line,
            "unknown key “\(name.prefix(80))”\(hint.isEmpty ? "; known are \(known.joined(separator: ", "))" : hint)"
        )
    }

    private func error(_ line: Int, _ reason: String) -> ConfigurationError {
        ConfigurationError(place: "\(self.path):\(line)", reason: reason)
    }

    // MARK: - Names

    private static let sections = Set(Setting.allCases.compactMap(\.place.section))

    private static func setting(_ name: String, in section: String?) -> (setting: Setting, isPath: Bool)? {
        for setting in Setting.allCases where setting.place.section == section {
            if setting.place.name == name { return (setting, false) }
            if setting.isSecret, setting.place.name + Setting.fileSuffix.key == name { return (setting, true) }
        }
        return nil
    }

    private static func names(in section: String?) -> [String] {
        let settings = Setting.allCases.filter { $0.place.section == section }
        let names = settings.flatMap { $0.isSecret ? [$0.place.name, $0.place.name + Setting.fileSuffix.key] : [$0.place.name] }
        return section == nil ? names + self.sections.sorted() : names
    }

    private static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
