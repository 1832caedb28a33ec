import Jobs
import Resumes
import Webhooks

/// The members that say where a webhook goes and what it tells.
struct WebhookFields {
    static let known: Set<String> = ["url", "statuses"]
    private static let urlLimit = 2048

    let url: String?
    let statuses: Set<String>?

    init(_ fields: JSONFields) {
        self.url = fields.text("url", upTo: Self.urlLimit)
        self.statuses = Self.statuses(fields)
    }

    private static func statuses(_ fields: JSONFields) -> Set<String>? {
        guard let elements = fields.array("statuses") else { return nil }
        var statuses: Set<String> = []
        for element in elements {
            guard case .string(let text) = element, let status = JobStatus(rawValue: text) else {
                fields.note("statuses", "must name only \(JobStatus.allCases.map(\.rawValue).joined(separator: ", "))")
                return nil
            }
            statuses.insert(status.rawValue)
        }
        if statuses.isEmpty { fields.note("statuses", "must name at least one status") }
        return statuses
    }
}
