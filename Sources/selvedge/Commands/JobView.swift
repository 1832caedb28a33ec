import EventSourcing

/// A row of the `jobs` table as machines read it.
struct JobView: Encodable {
    var job: String
    var user: String
    var workflow: String
    var definition: String
    var priority: String
    var status: String
    var stage: String
    var step: String?
    var progress: Int
    var wakeAt: String?
    var version: Int
    var fence: Int64
    var worker: String?
    var errorCode: String?
    var createdAt: String
    var updatedAt: String

    init(_ row: JobRow) {
        self.job = "\(row.jobID)"
        self.user = row.userID.name
        self.workflow = row.workflow
        self.definition = "\(row.definition)"
        self.priority = row.priority.rawValue
        self.status = row.status
        self.stage = row.stage
        self.step = row.step
        self.progress = row.progress
        self.wakeAt = row.wakeAt?.description
        self.version = row.version
        self.fence = row.fence.number
        self.worker = row.worker?.name
        self.errorCode = row.errorCode
        self.createdAt = row.createdAt.description
        self.updatedAt = row.updatedAt.description
    }
}

/// What `tailor --json` says.
struct TailorView: Encodable {
    var job: JobView
    var files: [String]
    var report: RawJSON?

    init(job: JobView, files: [String], report: RawJSON? = nil) {
        self.job = job
        self.files = files
        self.report = report
    }
}
