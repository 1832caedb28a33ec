import EventSourcing

/// Tells once that a job waits for somebody.
struct WaitingNotice {
    private var isTold = false

    mutating func tell(_ row: JobRow, _ progress: inout ProgressBar) {
        guard !self.isTold, let step = row.step else { return }
        let advice: String? =
            switch row.stage {
            case "waiting": "waits in step '\(step)' for a signal; give it with 'selvedge signal'"
            case "delegated": "waits in step '\(step)' for a service outside; 'selvedge complete' reports by hand"
            default: nil
            }
        guard let advice else { return }
        self.isTold = true
        progress.clear()
        Terminal.note("job \(row.jobID) \(advice)")
    }
}
