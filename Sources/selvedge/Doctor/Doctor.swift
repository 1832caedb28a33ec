import Artifacts
import Documents
import EventSourcing
import Messaging
import ResumeSteps
import Settings
import Vault
import Workflows

/// Looks at everything a process of this configuration needs, and goes on after what does not work.
struct Doctor: Sendable {
    let configuration: Configuration
    let workflows: WorkflowOptions

    /// In the order in which a person would mend them.
    func examine() async -> [DoctorCheck] {
        var checks: [DoctorCheck] = []
        checks += [self.fonts(), self.workflowFiles()]
        checks += await Engines.examineStore(self.configuration)
        checks += await self.examineOpenedStore()
        checks += await self.examineBroker()
        return checks
    }

    private func fonts() -> DoctorCheck {
        let missing = FontSet.debian.missing()
        guard let first = missing.first else { return .ok("fonts", "all there") }
        let others = missing.count == 1 ? "" : " and \(missing.count - 1) more"
        return .fail("fonts", "cannot read \(first)\(others)", mend: "run 'apt-get install \(FontSet.packages.joined(separator: " "))'")
    }

    private func workflowFiles() -> DoctorCheck {
        do {
            let library = try self.workflows.library(self.configuration)
            for name in library.names { _ = try self.workflows.definition(name, self.configuration) }
            return .ok("workflows", library.names.joined(separator: ", "))
        } catch let failure as CommandFailure {
            return .fail(
                "workflows",
                String(failure.message.prefix { $0 != "\n" }),
                mend: "mend the file; 'selvedge workflows check FILE' says more"
            )
        } catch {
            return .fail("workflows", "cannot be read", mend: "run 'selvedge workflows'")
        }
    }

    // MARK: - Through the store

    private func examineOpenedStore() async -> [DoctorCheck] {
        let opened: OpenedStore
        do {
            opened = try await Engines.openStore(self.configuration, for: .read)
        } catch {
            return [
                .fail(
                    "store",
                    error.message,
                    mend: self.configuration.postgres == nil ? "a command that makes a job makes the store" : "mend the database first"
                )
            ]
        }
        var checks: [DoctorCheck] = [.ok("store", opened.place)]
        checks.append(await self.masterKey(opened))
        checks.append(await self.artifacts(opened))
        checks.append(await self.clock(opened))
        if opened.isShared { checks.append(await self.workers(opened)) }
        await opened.close()
        return checks
    }

    private func masterKey(_ opened: OpenedStore) async -> DoctorCheck {
        let path = self.configuration.masterKeyPath
        do {
            _ = try await KeyRing(path: path, opened: opened).open(for: .read)
            return .ok("master key", path)
        } catch {
            return .fail(
                "master key",
                error.message,
                mend: "put back the key file that the store was made with, mode 0600; no other can replace it"
            )
        }
    }

    private func artifacts(_ opened: OpenedStore) async -> DoctorCheck {
        let remedy = "mend the place that SELVEDGE_ARTIFACTS names, or the rights there"
        do {
            let artifacts = try await Engines.openArtifacts(self.configuration, opened, for: .read)
            let bytes = Array("selvedge doctor \(UInt64.random(in: 0...UInt64.max))".utf8)
            let digest = try await artifacts.put(bytes)
            let isSame = try await artifacts.get(digest) == bytes
            try await artifacts.delete(digest)
            return isSame ? .ok("artifacts", "written, read and removed") : .fail("artifacts", "other bytes came back", mend: remedy)
        } catch let failure as CommandFailure {
            return .fail("artifacts", failure.message, mend: remedy)
        } catch {
            return .fail("artifacts", "\(error)", mend: remedy)
        }
    }

    private func clock(_ opened: OpenedStore) async -> DoctorCheck {
        do {
            let before = ContinuousClock.now
            let theirs = try await opened.store.now()
            let uncertainty = Int64((ContinuousClock.now - before) / .milliseconds(1))
            let difference = (theirs.microseconds - SystemTime.now().microseconds) / 1000
            let detail = "differs from the store's by \(abs(difference)) ms"
            let remedy = "let both machines keep their time by NTP"
            if abs(difference) > 60_000 + uncertainty { return .fail("clock", detail, mend: remedy) }
            if abs(difference) > 2000 + uncertainty { return .warn("clock", detail, mend: remedy) }
            return .ok("clock", detail)
        } catch {
            return .fail("clock", "\(error)", mend: "mend the database first")
        }
    }

    private func workers(_ opened: OpenedStore) async -> DoctorCheck {
        do {
            let alive = try await opened.store.workers().filter { $0.isAlive && $0.heartbeat.slots > 0 }
            let slots = alive.reduce(0) { $0 + $1.heartbeat.slots }
            guard !alive.isEmpty else { return .warn("workers", "none is alive", mend: "start 'selvedge work'; until then jobs wait") }
            return .ok("workers", "\(alive.count) alive with \(slots) slots")
        } catch {
            return .fail("workers", "\(error)", mend: "mend the database first")
        }
    }
}

extension Configuration {
    var masterKeyPath: String { self.masterKeyFile ?? "\(self.home)/\(MasterKey.fileName)" }
}
