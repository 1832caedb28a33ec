/// Where a value was set, for messages about it.
enum SettingOrigin: Sendable, Equatable {
    case file(path: String, line: Int)
    case variable(String)
}
