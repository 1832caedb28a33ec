import EventSourcing
import Jobs
import Resumes

/// One job: where it stands, what it has made, how it came to that.
struct JobPage: Sendable {
    let frame: PageFrame
    let id: String
    let workflow: String
    let priority: String
    let heading: String
    let badge: StatusBadge
    let progress: Int
    let isLive: Bool
    /// In one sentence, to be read aloud when it changes.
    let summary: String
    let created: TimeView
    let updated: TimeView
    let wakes: TimeView?
    /// Why what was just asked for was not done.
    let refusal: String?
    let failure: FailureView?
    let steps: [StepView]
    let actions: JobActions
    let artifacts: [ArtifactView]
    let hasFiles: Bool
    let isErased: Bool
    let pdf: ArtifactView?
    let letter: [String]
    let report: ReportView?
    let history: HistoryView
    /// Where changes are told; nil when there will be none.
    let stream: String?

    init(_ content: JobContent, version: Int?, frame: PageFrame, reader: UserID, refusal: String? = nil) {
        let (row, state) = (content.row, content.state)
        let jobID = row.jobID
        self.frame = frame
        self.id = jobID.description
        self.workflow = Choice.words(row.workflow)
        self.priority = row.priority.rawValue
        self.report = content.report.map { ReportView($0) }
        let subject = [content.report?.match.title, content.report?.match.employer].compactMap(\.self)
        self.heading = subject.isEmpty ? Choice.words(row.workflow) : subject.joined(separator: " · ")
        self.badge = StatusBadge(row)
        self.progress = row.progress
        self.isLive = !state.isSettled
        let place = row.step.map { ", step \($0)" } ?? ""
        self.summary = state.isSettled ? "The job is \(row.status)\(place)." : "\(self.badge.word)\(place), \(row.progress) percent."
        self.created = TimeView(row.createdAt)
        self.updated = TimeView(row.updatedAt)
        self.wakes = row.wakeAt.map(TimeView.init)
        self.refusal = refusal
        self.failure = row.errorCode.map { FailureView(step: row.step, code: $0, message: content.failureMessage) }
        let times = StepTimes.all(content.log)
        self.steps = state.steps.map { StepView($0, times[$0.name]) }
        self.actions = JobActions(jobID, state)
        self.isErased = state.isErased
        self.artifacts = state.isErased ? [] : state.artifacts.map { ArtifactView($0, of: jobID) }
        self.hasFiles = !self.artifacts.isEmpty
        self.pdf = content.pdf.map { ArtifactView($0, of: jobID) }
        self.letter = content.letter.map(Self.paragraphs) ?? []
        self.history = HistoryView(jobID, content.log, version: version, reader: reader)
        self.stream = state.isSettled ? nil : "\(JobLinks(jobID: jobID).events)?after=\(row.version)"
    }

    private static func paragraphs(_ text: String) -> [String] {
        text.split(separator: "\n\n")
            .map { paragraph in
                paragraph.split(separator: "\n").joined(separator: "\n")
            }
    }
}
