import Artifacts
import EventSourcing
import Messaging

/// Trying again what may work later.
enum Perseverance {
    /// Tries until it works; nil when the task was cancelled first. Throws what no other try would mend.
    static func untilDone<Value: Sendable>(
        _ subject: OutageLog.Subject,
        _ outages: OutageLog,
        _ body: () async throws -> Value
    ) async throws -> Value? {
        var backoff = Backoff()
        while !Task.isCancelled {
            do {
                let value = try await body()
                outages.recovered(subject)
                return value
            } catch let error as StoreError where !error.mayPass {
                throw error
            } catch let error as BrokerError where !error.mayPass {
                throw error
            } catch {
                outages.failed(subject, error)
                try? await Task.sleep(for: backoff.pause())
            }
        }
        return nil
    }
}

extension StoreError {
    /// Whether another try may do better without anybody's help.
    var mayPass: Bool {
        switch self {
        case .unavailable, .outcomeUnknown, .full: true
        case .absent, .unwritable, .damaged, .olderSchema, .newerSchema, .alteredMigration, .alteredSchema, .locked: false
        }
    }
}

extension ArtifactError {
    var mayPass: Bool {
        switch self {
        case .unavailable: true
        case .missing, .damaged, .full, .unwritable, .tooLarge: false
        }
    }
}

extension BrokerError {
    var mayPass: Bool {
        switch self {
        case .unavailable: true
        case .closed, .refused: false
        }
    }
}
