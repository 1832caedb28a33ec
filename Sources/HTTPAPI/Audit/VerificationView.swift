import EventSourcing
import JobRuntime

/// What a verification of one job has found.
struct VerificationView {
    let jobID: JobID
    let report: AuditReport

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("job", self.jobID.description)
        json.member("isSound", self.report.faults.isEmpty)
        json.member("events", self.report.events)
        json.member("payloads", self.report.payloads)
        json.member("erasedPayloads", self.report.erased)
        json.member("artifacts", self.report.artifacts)
        json.beginArray("faults")
        for fault in self.report.faults {
            json.beginObject()
            json.member("version", fault.version)
            json.member("detail", fault.reason.description)
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return json.bytes
    }
}
