import EventSourcing
import Jobs
import Vault

/// How a ``JobActor`` starts a step, and with what.
extension JobActor {
    func start(_ launch: StepLaunch, in group: inout DiscardingTaskGroup) async throws {
        let input = try await self.jobInput()
        try await self.gatherOutputs(of: launch.sources)
        guard let sealer else { return }
        let stop = StopSwitch()
        self.switches[launch.step] = stop
        let runner = StepRunner(
            environment: self.environment,
            jobID: self.jobID,
            sealer: sealer,
            trace: self.machine.stream.state.trace,
            artifacts: self.machine.stream.state.steps.filter { launch.sources.contains($0.name) }.flatMap(\.artifacts)
        )
        let outputs = self.outputs.filter { launch.sources.contains($0.key) }
        let (mailbox, gate) = (self.mailbox, ProgressGate())
        group.addTask {
            let result = await stop.guarding {
                await runner.run(launch, input: input, outputs: outputs) { percent in
                    guard gate.lets(percent) else { return }
                    mailbox.post(.stepProgressed(step: launch.step, attempt: launch.attempt, percent: percent))
                }
            }
            mailbox.post(.stepEnded(step: launch.step, attempt: launch.attempt, result))
        }
    }

    private func jobInput() async throws -> [UInt8] {
        if let input { return input }
        let read: [UInt8]
        if let sealedInput, let userID = self.machine.stream.state.userID {
            let place = PayloadPlace(jobID: self.jobID, version: 1, type: "JobCreated")
            read = try await self.environment.vault.open(sealedInput, user: userID, at: place)
        } else {
            read = try await self.open(version: 1, type: "JobCreated")
        }
        self.sealedInput = nil
        self.input = read
        return read
    }

    /// A takeover has the log but not what the steps before it left; what ran here is in memory already.
    private func gatherOutputs(of sources: Set<String>) async throws {
        for step in self.machine.stream.state.steps where sources.contains(step.name) {
            guard let version = step.completedAt, self.outputs[step.name] == nil else { continue }
            self.outputs[step.name] = try await self.open(version: version, type: "StepCompleted")
        }
    }

    private func open(version: Int, type: String) async throws -> [UInt8] {
        guard let userID = self.machine.stream.state.userID else { return [] }
        guard let sealed = try await self.environment.store.payload(of: self.jobID, version: version) else {
            // It has none, or the user is being erased, and has perhaps come back since: then nothing of the job may run any more.
            let key = try await self.environment.store.newestKey(of: userID)
            if let key, key.wrapped == nil || (version == 1 && key.keyID > 1) { throw VaultError.erased(userID) }
            return []
        }
        if let sealer, sealed.keyID > sealer.keyID {
            // The user was erased and has come back, in another process.
            await self.environment.vault.forget(userID)
            self.sealer = try await self.environment.vault.sealer(for: userID)
        }
        let place = PayloadPlace(jobID: self.jobID, version: version, type: type)
        return try await self.environment.vault.open(sealed, user: userID, at: place)
    }
}
