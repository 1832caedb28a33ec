import EventSourcing
import Foundation
import HTTPAPI
import Jobs

/// Makes submissions for the workshop's workflows.
struct WorkshopMaker: SubmissionMaker {
    private struct Input: Codable {
        var resume: String
        var resumeID: String?
        var posting: String
        var metadata: [String: String]
        var notUnderstood: [String]

        var bytes: [UInt8] {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            guard let data = try? encoder.encode(self) else { preconditionFailure("texts are JSON") }
            return Array(data)
        }
    }

    func submission(_ request: SubmissionRequest) throws(SubmissionRefusal) -> MadeSubmission {
        guard let definition = Workshop.all.first(where: { $0.name == request.workflow }) else {
            throw SubmissionRefusal(member: "workflow", "is not known")
        }
        guard request.theme != "ugly" else { throw SubmissionRefusal(member: "theme", "must be one of classic, modern") }
        let input = Input(
            resume: String(decoding: request.resume, as: UTF8.self),
            resumeID: request.resumeID?.description,
            posting: String(decoding: request.posting, as: UTF8.self),
            metadata: request.metadata,
            notUnderstood: request.notUnderstood
        )
        return MadeSubmission(definition: definition, input: input.bytes)
    }

    /// A résumé must say whose it is.
    func check(resume: [UInt8]) throws(SubmissionRefusal) {
        let json = try? JSONSerialization.jsonObject(with: Data(resume)) as? [String: Any]
        guard json?["basics"] != nil else { throw SubmissionRefusal(member: "resume", "has no basics") }
    }

    func posting(of input: [UInt8]) -> String? { try? JSONDecoder().decode(Input.self, from: Data(input)).posting }

    func details(of input: [UInt8]) -> SubmissionDetails {
        guard let input = try? JSONDecoder().decode(Input.self, from: Data(input)) else { return SubmissionDetails() }
        return SubmissionDetails(
            resumeID: input.resumeID.flatMap { ResumeID($0) },
            metadata: input.metadata,
            notUnderstood: input.notUnderstood
        )
    }
}
