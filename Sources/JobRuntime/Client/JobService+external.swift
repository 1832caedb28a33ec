public import EventSourcing
import Jobs

/// What services outside tell of the steps they were given. A callback that comes twice is answered like the first.
extension JobService {
    /// - Parameters:
    ///   - step: nil when there is only one it can be.
    ///   - attempt: the task's attempt; a callback of one that was given up is refused. Nil for the newest.
    ///   - output: the step's output for later steps; kept as payload.
    public func completeExternal(
        _ jobID: JobID,
        step: String? = nil,
        attempt: Int? = nil,
        output: [UInt8] = [],
        by actor: ActorName
    ) async throws(JobServiceError) {
        _ = try await self.carryOut(jobID, payload: output, by: actor) { _ in
            .completeExternal(step: step, attempt: attempt, now: self.clock.now())
        }
    }

    /// - Parameters:
    ///   - code: a token for machines; stands in clear in the log.
    ///   - message: for the person whose job it is; kept as payload.
    ///   - retryable: whether another attempt may do better; the step's retry policy decides how many there are.
    public func failExternal(
        _ jobID: JobID,
        step: String? = nil,
        attempt: Int? = nil,
        code: String,
        message: String = "",
        retryable: Bool,
        by actor: ActorName
    ) async throws(JobServiceError) {
        guard Self.isCode(code) else { throw .badCode }
        _ = try await self.carryOut(jobID, payload: Array(message.utf8), by: actor) { _ in
            .failExternal(step: step, attempt: attempt, code: code, retryable: retryable, now: self.clock.now())
        }
    }

    /// A code stands in clear, so it must not be able to say anything.
    private static func isCode(_ code: String) -> Bool {
        (1...64).contains(code.utf8.count)
            && code.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
                default: false
                }
            }
    }
}
