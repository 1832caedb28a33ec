import HTTPAPI
import Jobs

/// Makes submissions for the workshop's workflows.
struct WorkshopMaker: SubmissionMaker {
    func submission(_ request: SubmissionRequest) throws(SubmissionRefusal) -> MadeSubmission {
        guard let definition = Workshop.all.first(where: { $0.name == request.workflow }) else {
            throw SubmissionRefusal(member: "workflow", "is not known")
        }
        guard request.theme != "ugly" else { throw SubmissionRefusal(member: "theme", "must be one of classic, modern") }
        return MadeSubmission(definition: definition, input: request.resume + request.posting)
    }
}
