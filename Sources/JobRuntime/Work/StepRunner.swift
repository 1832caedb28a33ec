import Artifacts
import EventSourcing
import Jobs
import Vault

/// Runs one attempt of a step and stores what it made.
struct StepRunner: Sendable {
    var environment: JobEnvironment
    var jobID: JobID
    var sealer: PayloadSealer
    /// Artifacts of the job's earlier steps.
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
        do throws(StepFailure) {
            let output = try await step.run(context)
            var references: [ArtifactReference] = []
            for artifact in output.artifacts { references.append(try await self.keep(artifact)) }
            return .succeeded(payload: output.payload, artifacts: references)
        } catch {
            return .failed(error)
        }
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

    /// Written and synced before the event that names it is appended.
    private func keep(_ artifact: StepOutput.Artifact) async throws(StepFailure) -> ArtifactReference {
        do {
            let digest = try await self.environment.artifacts.put(self.sealer.sealArtifact(artifact.content))
            return ArtifactReference(name: artifact.name, digest: digest, size: artifact.content.count, mediaType: artifact.mediaType)
        } catch {
            throw StepFailure(code: "artifact_unwritable", message: "\(error)", isRetryable: true)
        }
    }
}
