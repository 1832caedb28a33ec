internal import EventSourcing
internal import PostgreSQL

extension QueryResult {
    /// Reads every row.
    func rows<Value>(_ read: (QueryResult, Int) throws -> Value) throws(StoreError) -> [Value] {
        do {
            return try (0..<self.count).map { try read(self, $0) }
        } catch let error as StoreError {
            throw error
        } catch let error as PostgreSQLError {
            throw StoreError(error)
        } catch {
            throw .damaged(reason: "an answer cannot be read")
        }
    }

    func first<Value>(_ read: (QueryResult, Int) throws -> Value) throws(StoreError) -> Value? {
        guard self.count > 0 else { return nil }
        return try self.rows(read).first
    }

    /// The first row of an answer that always has one.
    func only<Value>(_ read: (QueryResult, Int) throws -> Value) throws(StoreError) -> Value {
        guard let value = try self.first(read) else { throw .damaged(reason: "an answer has no row") }
        return value
    }

    func job(_ row: Int, _ column: Int) throws(PostgreSQLError) -> JobID {
        let id = try self.uuid(row, column)
        return JobID(high: id.high, low: id.low)
    }

    func digest(_ row: Int, _ column: Int) -> Digest? {
        self.withBytes(row, column) { Digest(bytes: $0) } ?? nil
    }

    func time(_ row: Int, _ column: Int) throws(PostgreSQLError) -> Timestamp {
        Timestamp(microseconds: try self.int8(row, column))
    }

    func optionalTime(_ row: Int, _ column: Int) throws(PostgreSQLError) -> Timestamp? {
        try self.optionalInt8(row, column).map { Timestamp(microseconds: $0) }
    }

    func number(_ row: Int, _ column: Int) throws(PostgreSQLError) -> Int { Int(try self.int4(row, column)) }
}
