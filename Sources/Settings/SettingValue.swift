/// A value as it was written.
struct SettingValue: Sendable, Equatable {
    /// The value, or the path of the file that holds it.
    var text: String
    var isPathOfSecret: Bool
    var origin: SettingOrigin
    /// What the person called it.
    var name: String
    /// Relative paths are relative to this; nil for the working directory.
    var directory: String?

    init(_ text: String, isPathOfSecret: Bool = false, from origin: SettingOrigin, as name: String, relativeTo directory: String? = nil) {
        self.text = text
        self.isPathOfSecret = isPathOfSecret
        self.origin = origin
        self.name = name
        self.directory = directory
    }

    /// An error about this value. The reason names no secret.
    func error(_ reason: String) -> ConfigurationError {
        switch self.origin {
        case .file(let path, let line): ConfigurationError(place: "\(path):\(line)", reason: "`\(self.name)` \(reason)")
        case .variable(let name): ConfigurationError(place: nil, reason: "\(name) \(reason)")
        }
    }

    /// A path as it stands here, made independent of where the file lies.
    func path(_ path: String) -> String {
        guard let directory, !path.hasPrefix("/") else { return path }
        return "\(directory)/\(path)"
    }
}
