public import EventSourcing
internal import PostgreSQL

extension PostgreSQLJobStore {
    public func jobs(_ listing: JobListing) async throws(StoreError) -> [JobRow] {
        try await self.read(ListingQuery(listing).statement)[0].rows(JobRow.init)
    }
}
