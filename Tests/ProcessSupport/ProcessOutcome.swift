/// How a process ended and what it said.
public struct ProcessOutcome: Sendable {
    public enum End: Sendable, Equatable {
        case exited(Int32)
        case killed(signal: Int32)
    }

    public var end: End
    public var output: [UInt8]
    public var errorOutput: String
    /// It was still running at the deadline and was killed for it.
    public var timedOut: Bool

    public var text: String { String(decoding: self.output, as: UTF8.self) }

    public var lines: [String] { Self.lines(of: self.text) }

    public var errorLines: [String] { Self.lines(of: self.errorOutput) }

    /// The exit code; nil when a signal ended it.
    public var code: Int32? {
        switch self.end {
        case .exited(let code): code
        case .killed: nil
        }
    }

    private static func lines(of text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}

extension ProcessOutcome: CustomStringConvertible {
    public var description: String {
        "\(self.end)\(self.timedOut ? " (too late)" : ""), out: \(self.text.prefix(600)), err: \(self.errorOutput.prefix(600))"
    }
}
