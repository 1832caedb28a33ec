import EventSourcing

/// A moment for machines and for people.
struct TimeView: Sendable {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// RFC 3339.
    let iso: String
    /// "21 Nov 2026, 10:14:03 UTC"
    let text: String
    /// "10:14:03"
    let clock: String

    init(_ time: Timestamp) {
        self.iso = time.description
        let parts = self.iso.split(separator: "T", maxSplits: 1)
        let date = (parts.first ?? "").split(separator: "-")
        self.clock = String((parts.last ?? "").prefix(8))
        guard date.count == 3, let month = Int(date[1]), Self.months.indices.contains(month - 1), let day = Int(date[2]) else {
            self.text = self.iso
            return
        }
        self.text = "\(day) \(Self.months[month - 1]) \(date[0]), \(self.clock) UTC"
    }

    /// How long something took, in the unit that fits.
    static func duration(from start: Timestamp, to end: Timestamp) -> String {
        let milliseconds = max(0, end.milliseconds(since: start))
        switch milliseconds {
        case ..<1000: return "\(milliseconds) ms"
        case ..<60_000: return "\(milliseconds / 1000).\(milliseconds / 100 % 10) s"
        case ..<3_600_000: return "\(milliseconds / 60_000) min \(milliseconds / 1000 % 60) s"
        default: return "\(milliseconds / 3_600_000) h \(milliseconds / 60_000 % 60) min"
        }
    }
}
