import EventSourcing
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JobRuntime
import Resumes

extension OptimizeRoutes {
    /// Members that go on as they came.
    private static let passed = ["resumeId", "title", "company", "language", "theme", "page", "maxPages"]

    /// `PUT /api/optimize`: 202 with the job; with `?async=false` 200 with the finished job, if it ends while the client may wait.
    func optimize(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let query = QueryFields(request.uri, known: ["async"])
        let isAsync = query.choice("async", of: Flag.self) != .no
        let members = try await self.bodies.object(request, query: query)
        let job = try await self.intake.submit(.optimization, members, request, context) { () throws(Problem) in
            try self.translation(members)
        }
        let headers = CompatibleIntake.headers(job, at: "/api/jobs/\(job.jobID)")
        if !isAsync, let row = try await self.waiting.settled(job.jobID, of: caller, within: self.limits.longestWait) {
            return JSONAnswer.response(try await self.document(row), headers: headers)
        }
        let row = try await serving { () async throws(JobServiceError) in try await self.access.service.row(job.jobID) }
        return JSONAnswer.response(try await self.document(row), status: .accepted, headers: headers)
    }

    private enum Flag: String, CaseIterable {
        case yes = "true"
        case no = "false"
    }

    private func translation(_ members: [JSONMember]) throws(Problem) -> CompatibleIntake.Translation {
        let collector = FieldCollector()
        let known = Set(Self.passed).union(["resume", "cvText", "jobDescription", "priority"])
        let fields = JSONFields(members, at: .root, known: known, collector)
        var submission = members.filter { Self.passed.contains($0.name) || $0.name == "resume" }
        var names = ["posting": "jobDescription"]
        if let posting = fields.require("jobDescription", fields.text("jobDescription", upTo: SubmissionFields.textLimit)) {
            submission.append(.posting(posting))
        }
        if let number = fields.integer("priority", in: NumberedPriority.range) {
            submission.append(.text("priority", NumberedPriority.queue(number).rawValue))
            let kept = JSONMember.text(NumberedPriority.name, "\(number)")
            submission.append(JSONMember(name: "metadata", value: .object([kept])))
        }
        let given = ["resume", "resumeId", "cvText"].filter { fields.value($0) != nil }
        if given.count != 1 {
            fields.note(given.last ?? "resume", given.isEmpty ? "is missing: give resume, resumeId or cvText" : "stands beside \(given[0])")
        }
        let reading = CVText.read(fields)
        if let resume = reading?.member {
            submission.append(resume)
            names["resume"] = "cvText"
        }
        try collector.finish()
        return CompatibleIntake.Translation(members: submission, names: names, notUnderstood: reading?.notUnderstood ?? [])
    }
}
