import EventSourcing

/// What clients are told of a job on the WebSocket, and when they ask instead: `{type: "job_status", payload: {…}}`.
enum JobStatusMessage {
    /// A larger résumé has to be fetched as an artifact.
    static let largestResume = 256 << 10

    /// What cannot be read now is null: the next change, or the next question, brings it.
    static func json(of row: JobRow, results: JobResults) async -> [UInt8] {
        let message = try? await results.errorMessage(of: row)
        let resumeID = try? await results.resumeID(of: row)
        let resume = try? await results.artifact("resume.json", of: row, upTo: Self.largestResume)
        var json = JSONWriter(reservingCapacity: 384 + (resume?.count ?? 0))
        json.beginObject()
        json.member("type", "job_status")
        json.beginObject("payload")
        json.member("job_id", row.jobID.description)
        json.member("status", row.status)
        json.memberOrNull("error_message", message)
        json.memberOrNull("resume_id", resumeID)
        // The artifact is JSON already; as text it would have to be read twice.
        if let resume { json.member("cv_data", json: resume) } else { json.null("cv_data") }
        json.endObject()
        json.endObject()
        return json.bytes
    }
}
