/// ANSI styles of the terminal report.
enum TerminalStyle: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"

    func apply(to text: String, enabled: Bool) -> String {
        enabled ? "\u{1B}[\(self.rawValue)m\(text)\u{1B}[0m" : text
    }
}
