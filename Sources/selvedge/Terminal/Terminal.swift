import Foundation

/// Standard output and error, unbuffered.
enum Terminal {
    static func print(_ text: String) {
        self.write(text.hasSuffix("\n") ? text : text + "\n", to: STDOUT_FILENO)
    }

    static func print(_ bytes: [UInt8]) { self.write(bytes, to: STDOUT_FILENO) }

    /// One line, as `selvedge: …`.
    static func error(_ message: String) {
        self.write("selvedge: \(message)\n", to: STDERR_FILENO)
    }

    /// A line to the side of the output proper.
    static func note(_ text: String) { self.write(text + "\n", to: STDERR_FILENO) }

    static func status(_ text: String) { self.write(text, to: STDERR_FILENO) }

    static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }

    static var isInteractive: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Columns of the terminal, 80 in a pipe.
    static var width: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 20 else { return 80 }
        return Int(size.ws_col)
    }

    private static func write(_ text: String, to descriptor: Int32) { self.write(Array(text.utf8), to: descriptor) }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
