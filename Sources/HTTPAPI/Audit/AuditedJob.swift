import EventSourcing
import Jobs

/// A job as an auditor sees it: whose it is, what it was pinned to, who has it, what its artifacts hash to.
struct AuditedJob {
    private let document: JobDocument

    init(_ document: JobDocument) { self.document = document }

    var json: [UInt8] {
        let (row, state) = (self.document.row, self.document.state)
        var json = JSONWriter(reservingCapacity: 2048)
        json.beginObject()
        JobSummary.writeHead(row, to: &json)
        json.member("user", row.userID.name)
        json.member("definition", row.definition.description)
        json.member("fence", row.fence.number)
        if let worker = row.worker { json.member("worker", worker.name) }
        json.member("strikes", row.strikes)
        json.member("signals", state.signals)
        if let stage = state.cancellation { json.member("cancellation", stage.rawValue) }
        json.member("erased", state.isErased)
        self.document.writeSteps(to: &json)
        json.beginArray("artifacts")
        for step in state.steps {
            for artifact in step.artifacts {
                json.beginObject()
                json.member("step", step.name)
                json.member("name", artifact.name)
                json.member("mediaType", artifact.mediaType)
                json.member("size", artifact.size)
                json.member("sha256", artifact.digest.description)
                json.endObject()
            }
        }
        json.endArray()
        json.endObject()
        return json.bytes
    }
}
