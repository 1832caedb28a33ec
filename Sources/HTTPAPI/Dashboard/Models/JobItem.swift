import EventSourcing
import Jobs

/// A job in the list.
struct JobItem: Sendable {
    let href: String
    let id: String
    let workflow: String
    let badge: StatusBadge
    let progress: Int
    /// Whether something may still happen by itself.
    let isLive: Bool
    let created: TimeView
    let reason: String?

    init(_ row: JobRow) {
        self.id = row.jobID.description
        self.href = "/jobs/\(self.id)"
        self.workflow = Choice.words(row.workflow)
        self.badge = StatusBadge(row)
        self.progress = row.progress
        self.isLive = !(JobStatus(rawValue: row.status)?.isSettled ?? true)
        self.created = TimeView(row.createdAt)
        self.reason = row.errorCode.map { code in "\(Choice.words(code))\(row.step.map { " in \($0)" } ?? "")" }
    }
}
