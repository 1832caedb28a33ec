import EventSourcing

/// Runs a question to the store and turns its failures into problems.
func storing<Value>(_ body: () async throws(StoreError) -> Value) async throws(Problem) -> Value {
    do {
        return try await body()
    } catch {
        throw Problem(error)
    }
}
