import EventSourcing

/// A line that is drawn over itself on a terminal and stays silent in a pipe.
struct ProgressBar {
    private static let width = 24

    private var last = ""
    private let isVisible: Bool

    init(isVisible: Bool) { self.isVisible = isVisible }

    mutating func show(_ row: JobRow) {
        guard self.isVisible else { return }
        let filled = row.progress * Self.width / 100
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
        // A line that wraps cannot be drawn over: without the bar, then cut.
        let width = Terminal.width - 1
        let tail = "\(row.progress) %  \(row.step ?? row.stage)"
        let full = "\(row.workflow) \(bar) \(tail)"
        let line = full.count <= width ? full : String(tail.prefix(width))
        guard line != self.last else { return }
        self.last = line
        Terminal.status("\r\u{1b}[2K\(line)")
    }

    mutating func clear() {
        guard !self.last.isEmpty else { return }
        Terminal.status("\r\u{1b}[2K")
        self.last = ""
    }
}
