import Encodings
import EventSourcing
import Hummingbird
import HummingbirdCore
import Jobs

/// What the list of jobs is asked for. What cannot be read counts as not asked for: whoever edits an address sees the list.
struct JobsFilter: Sendable {
    var status: JobStatus?
    var workflow: String?
    var after: JobCursor?

    init(_ uri: URI) {
        let query = QueryFields(uri, known: ["status", "workflow", "after"])
        self.status = query.text("status").flatMap(JobStatus.init)
        self.workflow = query.text("workflow").flatMap { (1...64).contains($0.utf8.count) ? $0 : nil }
        self.after = query.text("after").flatMap { JobCursor($0) }
    }

    func listing(of userID: UserID, limit: Int) -> JobListing {
        JobListing(
            userID: userID,
            statuses: Set(self.status.map { [$0.rawValue] } ?? []),
            workflow: self.workflow,
            after: self.after,
            limit: limit
        )
    }

    func path(after cursor: JobCursor?) -> String {
        var pairs: [String] = []
        if let status = self.status { pairs.append("status=\(status.rawValue)") }
        if let workflow = self.workflow { pairs.append("workflow=\(PercentEncoding.encoded(workflow))") }
        if let cursor { pairs.append("after=\(cursor)") }
        return pairs.isEmpty ? "/" : "/?\(pairs.joined(separator: "&"))"
    }
}
