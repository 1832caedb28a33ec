internal import EventSourcing
internal import PostgreSQL

/// The query of one page of a user's jobs: one text for each set of conditions, so that each finds its index.
///
/// There is no index on the status, which would make each step's change leave its page. So a page is taken of the live jobs, one of each
/// status of those that stand aside, and one of all for the completed ones, and of these the newest.
struct ListingQuery {
    private static let completed = "completed"

    private let listing: JobListing
    /// `$1` is the limit and `$2` the user.
    private var parameters: [Parameter]

    init(_ listing: JobListing) {
        self.listing = listing
        self.parameters = [.limit(listing.limit), .text(listing.userID.name)]
    }

    var statement: Statement {
        var query = self
        let text = query.listing.label.map { query.labelled($0) } ?? query.merged()
        return Statement(text, query.parameters)
    }

    private mutating func add(_ parameter: Parameter) -> String {
        self.parameters.append(parameter)
        return "$\(self.parameters.count)"
    }

    private mutating func merged() -> String {
        let workflow = self.listing.workflow.map { " AND workflow = \(self.add(.text($0)))" } ?? ""
        let rest = workflow + self.range("jobs") + Self.newestFirst("jobs")
        let page = { (conditions: String) in
            "SELECT \(JobRow.columns) FROM selvedge.jobs WHERE user_id = $2\(conditions)\(rest)"
        }
        guard !self.listing.statuses.isEmpty else { return page("") }
        var pages: [String] = []
        let others = self.listing.statuses.subtracting([Self.completed]).sorted()
        if !others.isEmpty {
            pages.append(page(" AND waits <> 'nobody' AND status = ANY (\(self.add(.textArray(others))))"))
            for status in others { pages.append(page(" AND aside = \(self.add(.text(status)))")) }
        }
        if self.listing.statuses.contains(Self.completed) { pages.append(page(" AND status = \(self.add(.text(Self.completed)))")) }
        guard pages.count > 1 else { return pages[0] }
        return "(\(pages.joined(separator: ") UNION ALL (")))" + Self.newestFirst(nil)
    }

    private mutating func labelled(_ label: JobLabel) -> String {
        var conditions = " AND l.label = \(self.add(.uuid(PostgreSQLUUID(label))))"
        if let workflow = self.listing.workflow { conditions += " AND j.workflow = \(self.add(.text(workflow)))" }
        if !self.listing.statuses.isEmpty { conditions += " AND j.status = ANY (\(self.add(.textArray(self.listing.statuses.sorted()))))" }
        return """
            SELECT \(JobRow.columns(of: "j")) FROM selvedge.job_labels l JOIN selvedge.jobs j ON j.job_id = l.job_id
            WHERE l.user_id = $2\(conditions)\(self.range("l"))\(Self.newestFirst("l"))
            """
    }

    private mutating func range(_ table: String) -> String {
        var conditions = ""
        if let from = self.listing.createdFrom { conditions += " AND \(table).created_at >= \(self.add(.int8(from.microseconds)))" }
        if let before = self.listing.createdBefore { conditions += " AND \(table).created_at < \(self.add(.int8(before.microseconds)))" }
        if let after = self.listing.after {
            let place = "(\(self.add(.int8(after.createdAt.microseconds))), \(self.add(.job(after.jobID))))"
            conditions += " AND (\(table).created_at, \(table).job_id) < \(place)"
        }
        return conditions
    }

    private static func newestFirst(_ table: String?) -> String {
        let prefix = table.map { $0 + "." } ?? ""
        return " ORDER BY \(prefix)created_at DESC, \(prefix)job_id DESC LIMIT $1"
    }
}
