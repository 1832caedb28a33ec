import EventSourcing
import JobRuntime

/// Runs service calls and turns their errors into the command's one line.
func command<Value>(_ body: () async throws(JobServiceError) -> Value) async throws(CommandFailure) -> Value {
    do {
        return try await body()
    } catch {
        throw .usage("\(error)")
    }
}

func stored<Value>(_ body: () async throws(StoreError) -> Value) async throws(CommandFailure) -> Value {
    do {
        return try await body()
    } catch {
        throw .usage("\(error)")
    }
}
