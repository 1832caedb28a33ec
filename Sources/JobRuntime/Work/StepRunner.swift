import Artifacts
import EventSourcing
import Jobs
import Vault

/// Runs one attempt of a step and stores what it made.
struct StepRunner: Sendable {
    var environment: JobEnvironment
    var jobID: JobID
    var sealer: PayloadSealer
    /// Artifacts of the steps that the step needs, a later step's after an earlier one's.
    var artifacts: [ArtifactReference]

    @concurrent
    func run(
        _ launch: StepLaunch,
        input: [UInt8],
        outputs: [String: [UInt8]],
        reportProgress: @escaping @Sendable (Int) -> Void
    ) async -> StepResult {
        guard let step = self.environment.steps[launch.uses] else {
            let message = "this program has no step '\(launch.uses)'; it has \(self.environment.steps.names.joined(separator: ", "))"
            return .failed(StepFailure(code: "unknown_step", message: message, isRetryable: false))
        }
        let context = StepContext(
            jobID: self.jobID,
            step: launch.step,
            attempt: launch.attempt,
            parameters: launch.parameters,
            input: input,
            outputs: outputs,
            reportProgress: reportProgress,
            artifact: { name async throws(StepFailure) in try await self.artifact(name) }
        )
        let output: StepOutput
        do throws(StepFailure) {
            output = try await step.run(context)
        } catch {
            return .failed(error)
        }
        return await self.keep(output)
    }

    private func artifact(_ name: String) async throws(StepFailure) -> [UInt8] {
        guard let reference = self.artifacts.last(where: { $0.name == name }) else {
            throw StepFailure(code: "artifact_unknown", message: "no earlier step made an artifact '\(name)'", isRetryable: false)
        }
        do {
            return try self.sealer.openArtifact(await self.environment.artifacts.get(reference.digest))
        } catch {
            throw StepFailure(code: "artifact_unreadable", message: "\(error)", isRetryable: true)
        }
    }

    /// Artifacts are written and synced before the event that names them is appended.
    private func keep(_ output: StepOutput) async -> StepResult {
        var references: [ArtifactReference] = []
        for artifact in output.artifacts {
            let sealed: [UInt8]
            do {
                sealed = try self.sealer.sealArtifact(artifact.content)
            } catch {
                return .failed(StepFailure(code: "artifact_unsealed", message: "\(error)", isRetryable: false))
            }
            do throws(ArtifactError) {
                let digest = try await self.environment.artifacts.put(sealed)
                references.append(
                    ArtifactReference(
                        name: artifact.name,
                        digest: digest,
                        size: artifact.content.count,
                        mediaType: artifact.mediaType
                    )
                )
            } catch {
                return .unstored(StoreError(error))
            }
        }
        return .succeeded(payload: output.payload, artifacts: references)
    }
}

extension StoreError {
    fileprivate init(_ error: ArtifactError) {
        switch error {
        case .full(let path): self = .full(path: path)
        case .unwritable(let path, let reason): self = .unwritable(path: path, reason: reason)
        case .missing, .damaged: self = .damaged(reason: "\(error)")
        }
    }
}
