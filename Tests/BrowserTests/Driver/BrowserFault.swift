/// What the driver of the browser said no to.
struct BrowserFault: Error, CustomStringConvertible {
    var command: String
    /// A word of the WebDriver protocol, such as `no such element`.
    var code: String
    var message: String

    var description: String { "\(self.command): \(self.code): \(self.message.prefix(600))" }
}
