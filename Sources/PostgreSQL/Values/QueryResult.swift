internal import CLibPQ

/// What one statement answered. Rows and columns count from zero. Values are decoded when asked for, on the caller's side, so that big
/// results do not hold up the connection's thread.
public struct QueryResult: Sendable {
    let handle: ResultHandle

    /// Rows answered.
    public let count: Int
    public let columns: Int
    /// Rows inserted, updated, deleted or selected, by the command's tag.
    public let affected: Int

    init(_ handle: ResultHandle) {
        self.handle = handle
        self.count = Int(PQntuples(handle.pointer))
        self.columns = Int(PQnfields(handle.pointer))
        self.affected = PQcmdTuples(handle.pointer).flatMap { Int(String(cString: $0)) } ?? 0
    }

    public func isNull(_ row: Int, _ column: Int) -> Bool {
        self.check(row, column)
        return PQgetisnull(self.handle.pointer, Int32(row), Int32(column)) == 1
    }

    /// The bytes of a value as the server sent them, without a copy; nil for NULL. They are valid inside the closure only.
    public func withBytes<Value>(_ row: Int, _ column: Int, _ body: (UnsafeRawBufferPointer) -> Value) -> Value? {
        self.check(row, column)
        let (row, column) = (Int32(row), Int32(column))
        guard PQgetisnull(self.handle.pointer, row, column) == 0 else { return nil }
        let count = Int(PQgetlength(self.handle.pointer, row, column))
        return withExtendedLifetime(self.handle) {
            body(UnsafeRawBufferPointer(start: PQgetvalue(self.handle.pointer, row, column), count: count))
        }
    }

    func type(of column: Int) -> PostgreSQLType {
        PostgreSQLType(rawValue: PQftype(self.handle.pointer, Int32(column)))
    }

    private func check(_ row: Int, _ column: Int) {
        precondition(row >= 0 && row < self.count && column >= 0 && column < self.columns, "outside the result")
    }
}
