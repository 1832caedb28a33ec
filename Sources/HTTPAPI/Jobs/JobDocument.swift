import EventSourcing
import Jobs

/// A job in full, as its log tells it. The same log gives the same bytes, so that its version can stand for them as an ETag.
struct JobDocument {
    let row: JobRow
    let state: JobState
    private let times: [String: StepTimes]

    /// Nil for a log without events.
    init?(_ jobID: JobID, _ log: [EventEnvelope<JobEvent>]) {
        let state = JobDecider.fold(log)
        guard let row = state.row(jobID, head: .zero) else { return nil }
        self.row = row
        self.state = state
        self.times = StepTimes.all(log)
    }

    var version: Int { self.state.version }
    var isErased: Bool { self.state.isErased }

    var json: [UInt8] {
        var json = JSONWriter(reservingCapacity: 2048)
        json.beginObject()
        JobSummary.writeHead(self.row, to: &json)
        if let stage = self.state.cancellation { json.member("cancellation", stage.rawValue) }
        json.member("erased", self.state.isErased)
        self.writeSteps(to: &json)
        self.writeArtifacts(to: &json)
        JobLinks(jobID: self.row.jobID).write(to: &json)
        json.endObject()
        return json.bytes
    }

    func writeSteps(to json: inout JSONWriter) {
        json.beginArray("steps")
        for step in self.state.steps {
            json.beginObject()
            json.member("name", step.name)
            StepStatusView(step.status).write(to: &json)
            json.member("attempts", step.attempt)
            json.member("failures", step.failures)
            json.member("progress", step.percent)
            if let times = self.times[step.name] {
                if let started = times.startedAt { json.member("startedAt", started.description) }
                if let ended = times.endedAt { json.member("endedAt", ended.description) }
            }
            json.endObject()
        }
        json.endArray()
    }

    private func writeArtifacts(to json: inout JSONWriter) {
        json.beginArray("artifacts")
        if !self.state.isErased {
            let links = JobLinks(jobID: self.row.jobID)
            for artifact in self.state.artifacts {
                json.beginObject()
                json.member("name", artifact.name)
                json.member("mediaType", artifact.mediaType)
                json.member("size", artifact.size)
                json.member("href", links.artifact(artifact.name))
                json.endObject()
            }
        }
        json.endArray()
    }
}
