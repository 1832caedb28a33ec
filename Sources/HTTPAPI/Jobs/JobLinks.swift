import Encodings
import EventSourcing

/// Where a job and what belongs to it are found.
struct JobLinks {
    static let jobs = "/api/v1/jobs"

    let jobID: JobID

    var job: String { "\(Self.jobs)/\(self.jobID)" }
    var events: String { "\(self.job)/events" }
    func artifact(_ name: String) -> String { "\(self.job)/artifacts/\(PercentEncoding.encoded(name))" }

    func write(to json: inout JSONWriter) {
        json.beginObject("links")
        json.member("self", self.job)
        json.member("events", self.events)
        json.endObject()
    }
}
