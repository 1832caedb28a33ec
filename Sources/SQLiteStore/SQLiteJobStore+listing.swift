public import EventSourcing
internal import GRDB

extension SQLiteJobStore {
    public func jobs(_ listing: JobListing) async throws(StoreError) -> [JobRow] {
        try await self.read { db in
            // One text for each set of conditions, so that each finds its index.
            let statuses = listing.statuses.sorted()
            let select = try RawStatement(
                db,
                listing.label == nil ? Self.merged(listing, statuses: statuses.count) : Self.labelled(listing, statuses: statuses.count)
            )
            select.bind(1, listing.userID.name)
            select.bind(2, max(0, listing.limit))
            select.bind(3, listing.workflow)
            select.bind(4, listing.createdFrom)
            select.bind(5, listing.createdBefore)
            select.bind(6, listing.after?.createdAt)
            select.bind(7, listing.after?.jobID.description)
            if let label = listing.label { select.bind(8, blob: label.bytes) }
            for (place, status) in statuses.enumerated() { select.bind(Int32(place) + 9, status) }
            return try select.rows(JobRow.init)
        }
    }

    /// A page of each status, of which SQLite takes the newest of all.
    private static func merged(_ listing: JobListing, statuses: Int) -> String {
        let conditions = self.range(of: listing, in: "jobs") + (listing.workflow == nil ? "" : " AND workflow = ?3")
        guard statuses > 0 else { return "SELECT \(JobRow.columns) FROM jobs WHERE user_id = ?1\(conditions)\(self.newestFirst("jobs"))" }
        let pages = (0..<statuses)
            .map { place in
                """
                SELECT * FROM (
                    SELECT \(JobRow.columns) FROM jobs WHERE user_id = ?1 AND status = ?\(place + 9)\(conditions)\(self.newestFirst("jobs"))
                )
                """
            }
        guard statuses > 1 else { return pages[0] }
        return "SELECT * FROM (\(pages.joined(separator: " UNION ALL "))) AS jobs\(self.newestFirst("jobs"))"
    }

    private static func labelled(_ listing: JobListing, statuses: Int) -> String {
        var conditions = self.range(of: listing, in: "job_labels")
        if listing.workflow != nil { conditions += " AND jobs.workflow = ?3" }
        if statuses > 0 { conditions += " AND jobs.status IN (\((0..<statuses).map { "?\($0 + 9)" }.joined(separator: ", ")))" }
        return """
            SELECT \(JobRow.columns(of: "jobs")) FROM job_labels CROSS JOIN jobs USING (job_id)
            WHERE job_labels.user_id = ?1 AND label = ?8\(conditions)\(self.newestFirst("job_labels"))
            """
    }

    private static func range(of listing: JobListing, in table: String) -> String {
        var conditions = ""
        if listing.createdFrom != nil { conditions += " AND \(table).created_at >= ?4" }
        if listing.createdBefore != nil { conditions += " AND \(table).created_at < ?5" }
        if listing.after != nil { conditions += " AND (\(table).created_at, \(table).job_id) < (?6, ?7)" }
        return conditions
    }

    private static func newestFirst(_ table: String) -> String {
        " ORDER BY \(table).created_at DESC, \(table).job_id DESC LIMIT ?2"
    }
}
