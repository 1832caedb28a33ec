import EventSourcing

extension AppendRequest {
    /// The same for a job of another id.
    func moved(to id: JobID) -> AppendRequest {
        var request = self
        request.jobID = id
        request.row.jobID = id
        return request
    }
}
