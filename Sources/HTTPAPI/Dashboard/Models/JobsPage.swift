import EventSourcing
import Jobs

/// The list of jobs.
struct JobsPage: Sendable {
    let frame: PageFrame
    let statuses: [Choice]
    let workflows: [Choice]
    let jobs: [JobItem]
    let isFiltered: Bool
    /// Where the next page is.
    let older: String?
    /// Where the first page is, from any other.
    let newest: String?
    /// Where changes are told; only the first page changes.
    let stream: String?

    init(frame: PageFrame, filter: JobsFilter, workflows: [String], rows: [JobRow], hasMore: Bool) {
        self.frame = frame
        let status = filter.status?.rawValue ?? ""
        self.statuses = [Choice("", "Any", selected: status)] + JobStatus.allCases.map { Choice($0.rawValue, selected: status) }
        let workflow = filter.workflow ?? ""
        let names = filter.workflow.map { workflows.contains($0) ? workflows : workflows + [$0] } ?? workflows
        self.workflows = [Choice("", "Any", selected: workflow)] + names.map { Choice($0, selected: workflow) }
        self.jobs = rows.map(JobItem.init)
        self.isFiltered = filter.status != nil || filter.workflow != nil
        self.older = hasMore ? rows.last.map { filter.path(after: JobCursor($0)) } : nil
        self.newest = filter.after == nil ? nil : filter.path(after: nil)
        self.stream = filter.after == nil ? "/api/v1/events" : nil
    }
}
