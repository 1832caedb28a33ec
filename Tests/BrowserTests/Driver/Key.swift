/// Keys that write nothing, as the WebDriver standard numbers them.
enum Key {
    static let tab = "\u{E004}"
    static let enter = "\u{E007}"
    static let space = " "
    static let down = "\u{E015}"
    static let left = "\u{E012}"
}
