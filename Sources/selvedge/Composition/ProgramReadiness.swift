import EventSourcing
import HTTPAPI
import Settings

/// What a process looks at when it is asked whether it is ready.
struct ProgramReadiness: Sendable {
    let configuration: Configuration
    let store: any JobStore
    let broker: OpenedBroker
    let process: WorkerID

    var checks: [ReadinessCheck] {
        var checks = [self.storeCheck]
        if let postgres = self.configuration.postgres { checks.append(Self.migrations(postgres)) }
        checks.append(self.brokerCheck)
        return checks
    }

    private var storeCheck: ReadinessCheck {
        let (store, process) = (self.store, self.process)
        return ReadinessCheck("store") {
            do throws(StoreError) {
                // One row by its key.
                _ = try await store.isAlive(process)
                return .ok
            } catch {
                return ReadinessFinding(error)
            }
        }
    }

    /// Jobs are accepted without it, and run when it is back.
    private var brokerCheck: ReadinessCheck {
        let broker = self.broker
        return ReadinessCheck("broker", freshness: .seconds(1), silence: .degraded) {
            do {
                try await broker.connect()
                return .ok
            } catch {
                return ReadinessFinding(.degraded, "does not answer; jobs are accepted and run when it is back")
            }
        }
    }

    /// The store was opened with a schema that fits; somebody may have changed it since.
    private static func migrations(_ postgres: PostgresSettings) -> ReadinessCheck {
        ReadinessCheck("migrations", freshness: .seconds(10)) {
            do throws(StoreError) {
                let pending = try await PostgresEngine.migrate(postgres, appRole: nil, onlyListing: true).pending
                guard !pending.isEmpty else { return .ok }
                return ReadinessFinding(.failed, "\(pending.joined(separator: ", ")) pending; run 'selvedge migrate'")
            } catch {
                return ReadinessFinding(error)
            }
        }
    }
}

extension ReadinessFinding {
    /// Everybody may ask, so nothing is said of where the store is.
    init(_ error: StoreError) {
        switch error {
        case .unavailable, .outcomeUnknown: self.init(.failed, "does not answer")
        case .absent: self.init(.failed, "is not there")
        case .full: self.init(.failed, "has no space left")
        case .unwritable: self.init(.failed, "cannot be written")
        case .damaged: self.init(.failed, "is damaged")
        case .olderSchema(let found, let known): self.init(.failed, "schema \(found) is older than \(known); run 'selvedge migrate'")
        // Who changes a schema under a fleet keeps what the older program needs.
        case .newerSchema(let found, let known): self.init(.degraded, "schema \(found) is newer than this program's \(known)")
        case .alteredMigration(let number, _): self.init(.failed, "migration \(number) is not this program's")
        case .alteredSchema: self.init(.failed, "schema was altered")
        case .locked: self.init(.failed, "is locked by another process")
        }
    }
}
