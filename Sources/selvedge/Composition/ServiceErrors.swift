import Artifacts
import EventSourcing
import JobRuntime
import Vault

/// Runs service calls and turns their errors into the command's one line.
func command<Value>(_ body: () async throws(JobServiceError) -> Value) async throws(CommandFailure) -> Value {
    do {
        return try await body()
    } catch {
        throw CommandFailure(error)
    }
}

func stored<Value>(_ body: () async throws(StoreError) -> Value) async throws(CommandFailure) -> Value {
    do {
        return try await body()
    } catch {
        throw CommandFailure(error)
    }
}

extension CommandFailure {
    init(_ error: JobServiceError) {
        switch error {
        case .store(let error), .read(.store(let error)): self.init(error)
        case .vault(let error): self.init(error)
        case .read, .unknownJob, .rejected, .keyReused, .artifact, .unknownArtifact, .contended, .jobIDTaken, .badCode:
            self = .usage("\(error)")
        }
    }

    init(_ error: StoreError) {
        switch error {
        case .unavailable, .outcomeUnknown: self = .away("\(error)")
        case .absent, .full, .unwritable, .damaged, .olderSchema, .newerSchema, .alteredMigration, .alteredSchema, .locked:
            self = .usage("\(error)")
        }
    }

    init(_ error: VaultError) {
        switch error {
        case .store(let error): self.init(error)
        case .erased, .wrongMasterKey, .damaged, .masterKey: self = .usage("\(error)")
        }
    }

    init(_ error: ArtifactError) {
        switch error {
        case .unavailable: self = .away("\(error)")
        case .missing, .damaged, .full, .unwritable, .tooLarge: self = .usage("\(error)")
        }
    }
}
