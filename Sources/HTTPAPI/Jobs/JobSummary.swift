import EventSourcing
import Jobs

/// A job as lists and acknowledgements show it.
struct JobSummary {
    let row: JobRow

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        self.write(to: &json)
        json.endObject()
        return json.bytes
    }

    func write(to json: inout JSONWriter) {
        Self.writeHead(self.row, to: &json)
        JobLinks(jobID: self.row.jobID).write(to: &json)
    }

    /// The members that a job has everywhere.
    static func writeHead(_ row: JobRow, to json: inout JSONWriter) {
        json.member("id", row.jobID.description)
        json.member("status", row.status)
        json.member("stage", row.stage)
        json.member("workflow", row.workflow)
        json.member("priority", row.priority.rawValue)
        json.member("progress", row.progress)
        json.member("version", row.version)
        if let step = row.step { json.member("step", step) }
        if let wakeAt = row.wakeAt { json.member("wakeAt", wakeAt.description) }
        if let code = row.errorCode { json.member("errorCode", code) }
        json.member("createdAt", row.createdAt.description)
        json.member("updatedAt", row.updatedAt.description)
    }
}
