/// The few fields of `/proc/PID/stat` (proc(5)) that are shown.
struct ProcessStatus: Equatable {
    /// Of the clock, spent in the process and in the kernel for it.
    var ticks: Int
    var residentPages: Int

    /// Nil when it is not such a line.
    init?(_ line: String) {
        // The name in parentheses may hold spaces and parentheses itself.
        guard let name = line.lastIndex(of: ")") else { return nil }
        let fields = line[line.index(after: name)...].split(separator: " ")
        // Counted from the third: utime 14, stime 15, rss 24.
        guard fields.count > 21, let user = Int(fields[11]), let system = Int(fields[12]), let pages = Int(fields[21]) else { return nil }
        self.ticks = user + system
        self.residentPages = pages
    }
}
