import Artifacts
import EventSourcing
import Jobs
import Logging
import Vault

/// Runs one attempt of a step and stores what it made.
struct StepRunner: Sendable {
    /// Tries to store an artifact, about two seconds of them.
    private static let puts = 6

    var environment: JobEnvironment
    var jobID: JobID
    var sealer: PayloadSealer
    var trace: TraceContext?
    /// Artifacts of the steps that the step needs, a later step's after an earlier one's.
    var artifacts: [ArtifactReference]

    @concurrent
    func run(
        _ launch: StepLaunch,
        input: [UInt8],
        outputs: [String: [UInt8]],
        reportProgress: @escaping @Sendable (Int) -> Void
    ) async -> StepResult {
        let telemetry = self.environment.telemetry
        let began = ContinuousClock.now
        let result = await telemetry.tracer.span(
            "step",
            self.trace,
            ["job": "\(self.jobID)", "step": launch.step, "attempt": "\(launch.attempt)"]
        ) {
            await self.attempt(launch, input: input, outputs: outputs, reportProgress: reportProgress)
        }
        telemetry.metrics.stepEnded(launch.step, result, in: began.duration(to: .now))
        self.report(launch, result)
        return result
    }

    private func report(_ launch: StepLaunch, _ result: StepResult) {
        let (level, code): (Logger.Level, String) =
            switch result {
            case .succeeded: (.debug, "completed")
            case .failed(let failure): (failure == .stopped ? .debug : .info, failure.code)
            case .unstored(let error): (.error, "\(error)")
            }
        self.environment.telemetry.logger.log(
            level: level,
            "step ended",
            metadata: self.environment.metadata(of: self.jobID, trace: self.trace)
                .merging(["step": "\(launch.step)", "attempt": "\(launch.attempt)", "outcome": "\(code)"]) { _, new in new }
        )
    }

    private func attempt(
        _ launch: StepLaunch,
        input: [UInt8],
        outputs: [String: [UInt8]],
        reportProgress: @escaping @Sendable (Int) -> Void
    ) async -> StepResult {
        #if DEBUG
        await FaultInjector.stepStarts(launch.step)
        #endif
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
                let digest = try await self.put(sealed)
                references.append(
                    ArtifactReference(
                        name: artifact.name,
                        digest: digest,
                        size: artifact.content.count,
                        mediaType: artifact.mediaType
                    )
                )
            } catch {
                return Self.unkept(error)
            }
        }
        return .succeeded(payload: output.payload, artifacts: references)
    }

    /// A server that does not answer for a moment must not cost the attempt and the claim; one that is away for longer is the worker's
    /// to wait for.
    private func put(_ sealed: [UInt8]) async throws(ArtifactError) -> Digest {
        var backoff = Backoff()
        for _ in 1..<Self.puts {
            do throws(ArtifactError) {
                return try await self.environment.artifacts.put(sealed)
            } catch {
                guard error.mayPass, !Task.isCancelled else { throw error }
                try? await Task.sleep(for: backoff.pause())
            }
        }
        return try await self.environment.artifacts.put(sealed)
    }
}

extension StepRunner {
    /// An artifact that no store takes is the step's failure; anything else is the store's.
    fileprivate static func unkept(_ error: ArtifactError) -> StepResult {
        switch error {
        case .full(let path): .unstored(.full(path: path))
        case .unwritable(let path, let reason): .unstored(.unwritable(path: path, reason: reason))
        case .unavailable(let reason): .unstored(.unavailable(reason: reason))
        case .missing, .damaged: .unstored(.damaged(reason: "\(error)"))
        case .tooLarge: .failed(StepFailure(code: "artifact_too_large", message: "\(error)", isRetryable: false))
        }
    }
}
