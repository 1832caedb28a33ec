import EventSourcing
import Hummingbird
import HummingbirdCore
import JobRuntime

/// The caller's jobs of one workflow, newest first, for lists that older clients take in one piece.
struct CompatibleListing: Sendable {
    let service: JobService

    /// - Parameter usual: how many, unless the query has a limit.
    func rows(_ request: Request, of caller: Principal, workflow: String, usual: Int) async throws -> [JobRow] {
        let query = QueryFields(request.uri, known: ["limit"])
        let limit = query.integer("limit", in: 1...200).map { Int($0) } ?? usual
        try query.finish()
        let listing = JobListing(userID: caller.userID, workflow: workflow, limit: limit)
        let service = self.service
        return try await serving { () async throws(JobServiceError) in try await service.jobs(listing) }
    }
}
