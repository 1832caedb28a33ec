import EventSourcing
import JobRuntime
import ResumeSteps
import Workflows

/// Makes submissions of the messages that producers outside publish.
struct SubmissionReader: Sendable {
    let library: WorkflowLibrary

    func submission(_ body: [UInt8], _ trace: TraceContext?) throws(SubmissionRefusal) -> JobSubmission {
        do throws(MessageError) {
            let message = try MessageSubmission(message: body)
            guard !KeyRing.isReserved(message.userID) else { throw .badField("userId") }
            guard let definition = try? self.library.definition(message.workflow) else { throw .unknownWorkflow }
            return JobSubmission(
                jobID: message.jobID,
                userID: message.userID,
                definition: definition,
                input: message.input.bytes,
                priority: message.priority,
                actor: .producer,
                trace: trace
            )
        } catch {
            throw SubmissionRefusal(code: error.code)
        }
    }
}
