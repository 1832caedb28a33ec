import EventSourcing
import Jobs

/// A job's log, and its state after one of its events.
struct HistoryView: Sendable {
    /// Events shown; a job of ordinary life has some twenty.
    private static let most = 300

    let id: String
    let versions: Int
    let selected: Int
    let isNewest: Bool
    let badge: StatusBadge
    let progress: Int
    let event: EventView?
    let steps: [StepView]
    /// Newest first.
    let events: [EventView]
    /// How many older ones are not shown.
    let hidden: Int?

    /// - Parameter version: after which event to show the state; nil for the newest.
    init(_ jobID: JobID, _ log: [EventEnvelope<JobEvent>], version: Int?, reader: UserID) {
        let newest = log.last?.version ?? 0
        let selected = min(max(version ?? newest, 1), newest)
        let begun = log.filter { $0.version <= selected }
        let state = JobDecider.fold(begun)
        let times = StepTimes.all(begun)
        self.id = jobID.description
        self.versions = newest
        self.selected = selected
        self.isNewest = selected == newest
        self.badge = StatusBadge(status: state.status?.rawValue ?? "pending", stage: state.stage)
        self.progress = state.progress
        self.event = begun.last.map { EventView($0, selected: selected, reader: reader) }
        self.steps = state.steps.map { StepView($0, times[$0.name]) }
        // Those around the selected one, when there are many.
        let shown = log.count <= Self.most ? log[...] : log.prefix(max(Self.most, min(newest, selected + Self.most / 2))).suffix(Self.most)
        self.events = shown.reversed().map { EventView($0, selected: selected, reader: reader) }
        self.hidden = log.count > shown.count ? log.count - shown.count : nil
    }
}
