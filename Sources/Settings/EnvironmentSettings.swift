/// Reads settings out of the environment. An empty variable counts as unset.
struct EnvironmentSettings {
    let environment: [String: String]

    func values() throws(ConfigurationError) -> [Setting: SettingValue] {
        var values: [Setting: SettingValue] = [:]
        for setting in Setting.allCases { values[setting] = try self.value(of: setting) }
        return values
    }

    private func value(of setting: Setting) throws(ConfigurationError) -> SettingValue? {
        for name in [setting.variable, setting.customaryVariable].compactMap(\.self) {
            let path = setting.isSecret ? self.text(name + Setting.fileSuffix.variable) : nil
            if let text = self.text(name) {
                guard path == nil else {
                    throw ConfigurationError(
                        place: nil,
                        reason: "\(name) and \(name)\(Setting.fileSuffix.variable) are both set; unset one"
                    )
                }
                return SettingValue(text, from: .variable(name), as: name)
            }
            if let path {
                let name = name + Setting.fileSuffix.variable
                return SettingValue(path, isPathOfSecret: true, from: .variable(name), as: name)
            }
        }
        return nil
    }

    private func text(_ name: String) -> String? {
        guard let text = self.environment[name], !text.isEmpty else { return nil }
        return text
    }
}
