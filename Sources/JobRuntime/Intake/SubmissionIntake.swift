public import EventSourcing
public import Logging
public import Messaging
public import ServiceLifecycle
import Vault

/// Makes jobs of the messages that producers outside publish: each is answered once its job is durable, or set aside with the reason.
public struct SubmissionIntake<Q: SubmissionQueue>: Service {
    /// What a message asks for, or why nobody can tell.
    public typealias Reader = @Sendable (_ body: [UInt8], _ trace: TraceContext?) throws(SubmissionRefusal) -> JobSubmission

    private let queue: Q
    private let service: JobService
    private let prefetch: Int
    private let read: Reader
    private let telemetry: Telemetry

    public init(queue: Q, service: JobService, prefetch: Int = 64, logger: Logger, read: @escaping Reader) {
        self.queue = queue
        self.service = service
        self.prefetch = prefetch
        self.read = read
        self.telemetry = Telemetry(logger: logger)
    }

    public func run() async throws {
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let taken = try await Perseverance.untilDone(.broker, self.telemetry.outages) {
                    try await self.queue.takeSubmissions(prefetch: self.prefetch)
                }
                guard let consumer = taken else { return }
                await withDiscardingTaskGroup { group in
                    for await message in consumer.messages {
                        group.addTask { await self.answer(message, to: consumer) }
                    }
                }
                await consumer.close()
            }
        }
    }

    private func answer(_ message: SubmissionMessage, to consumer: Q.Submissions) async {
        let verdict = await self.verdict(on: message)
        if case .rejected(let reason) = verdict { self.telemetry.logger.warning("submission set aside", metadata: ["reason": "\(reason)"]) }
        var backoff = Backoff()
        while true {
            do throws(BrokerError) {
                try await Self.tell(verdict, of: message, to: consumer)
                self.telemetry.outages.recovered(.broker)
                return
            } catch {
                self.telemetry.outages.failed(.broker, error)
                // A message without an answer would keep its place in the prefetch for as long as the connection lives.
                guard error.mayPass, !Task.isCancelled else { break }
                try? await Task.sleep(for: backoff.pause())
            }
        }
        do throws(BrokerError) {
            try await consumer.requeue(message)
        } catch {
            // It will come again, and finds its job made.
            self.telemetry.logger.warning("answering a submission", metadata: ["error": "\(error)"])
        }
    }

    private static func tell(
        _ verdict: Verdict,
        of message: SubmissionMessage,
        to consumer: Q.Submissions
    ) async throws(BrokerError) {
        switch verdict {
        case .accepted: try await consumer.accept(message)
        case .rejected(let reason): try await consumer.reject(message, reason: reason)
        case .undecided: try await consumer.requeue(message)
        }
    }

    private enum Verdict {
        case accepted
        case rejected(String)
        /// The process is to stop first.
        case undecided
    }

    /// Waits for the store as long as it takes: giving the message back would only make the broker count it as undeliverable.
    private func verdict(on message: SubmissionMessage) async -> Verdict {
        let submission: JobSubmission
        do throws(SubmissionRefusal) {
            submission = try self.read(message.body, message.trace)
        } catch {
            return .rejected(error.code)
        }
        var backoff = Backoff()
        while !Task.isCancelled {
            do throws(JobServiceError) {
                _ = try await self.service.submit(submission)
                self.telemetry.outages.recovered(.store)
                return .accepted
            } catch {
                if let code = error.refusal { return .rejected(code) }
                self.telemetry.outages.failed(.store, error)
                try? await Task.sleep(for: backoff.pause())
            }
        }
        return .undecided
    }
}

extension JobServiceError {
    /// Why no other try would make a job of the submission; nil when one may.
    fileprivate var refusal: String? {
        switch self {
        case .jobIDTaken: "job_id_taken"
        case .keyReused: "idempotency_key_reused"
        case .rejected, .unknownJob, .artifact, .unknownArtifact, .badCode: "rejected"
        case .vault(.erased): "erased"
        case .vault(.wrongMasterKey), .vault(.damaged), .vault(.masterKey), .read(.damaged), .read(.definitionMissing): "unprocessable"
        case .read(.store), .store, .vault(.store), .contended: nil
        }
    }
}
