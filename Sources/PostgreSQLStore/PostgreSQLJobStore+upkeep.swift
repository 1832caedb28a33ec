public import EventSourcing
internal import PostgreSQL

extension PostgreSQLJobStore {
    /// How many partitions begin after now.
    static let partitionsAhead: Int32 = 4

    /// What one process does for all now and then: partitions ahead of time, and the removal of what has no use any more.
    public func tidy() async throws(StoreError) {
        _ = try await self.write([Statement("SELECT selvedge.tidy()")])
        _ = try await self.write([Statement("DELETE FROM selvedge.rates WHERE until < coalesce($1, selvedge.clock())", [self.now])])
        _ = try await self.write([Statement("SELECT selvedge.make_partitions($1, $2)", [.int4(Self.partitionsAhead), self.now])])
    }
}
