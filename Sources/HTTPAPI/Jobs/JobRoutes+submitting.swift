import EventSourcing
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JobRuntime
import Resumes
import Webhooks

extension JobRoutes {
    /// `POST /api/v1/jobs`: 202 once the job is durable, or with `Prefer: wait=N` 200 once it is settled, if that is within N seconds.
    func submit(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let key = try KeyedRequest.key(request.headers)
        let (job, webhook) = try await self.submit(try await self.bodies.object(request), under: key, context)
        var headers = HTTPFields()
        headers[.location] = JobLinks(jobID: job.jobID).job
        if !job.isNew { headers[.idempotencyReplayed] = "true" }
        if let seconds = Preference(request.headers).wait {
            let patience = min(.seconds(min(seconds, 3600)), self.limits.longestWait)
            headers[.preferenceApplied] = "wait=\(Int(patience / .seconds(1)))"
            if let row = try await self.waiting.settled(job.jobID, of: caller, within: patience) {
                let document = try await self.documents.document(row)
                headers[.eTag] = "\(EntityTag("\(document.version)"))"
                return JSONAnswer.response(Self.adding(webhook, to: document.bytes), headers: headers)
            }
        }
        return JSONAnswer.response(Self.adding(webhook, to: try await self.acknowledgement(job)), status: .accepted, headers: headers)
    }

    private func submit(
        _ members: [JSONMember],
        under key: IdempotencyKey?,
        _ context: APIContext
    ) async throws(Problem) -> (SubmittedJob, WebhookView?) {
        let caller = try context.caller
        let keyed = KeyedRequest(.job, key, members)
        return try await self.submitter.orEarlier(keyed, of: caller) { () async throws(Problem) -> (SubmittedJob, WebhookView?) in
            let endpoint = try await self.webhooks.endpoint(of: members, caller: caller)
            let made = try await self.submitter.submission(members, as: keyed, of: caller, trace: context.trace)
            let submission = self.webhooks.submission(made, with: endpoint)
            try await context.admit(submission)
            try await self.webhooks.insert(endpoint)
            let job = try await self.submit(submission, endpoint)
            return (job, await self.webhooks.view(of: endpoint, for: job))
        } earlier: { job in
            (job, await self.webhooks.standing(for: job, of: caller.userID))
        }
    }

    private func submit(_ submission: JobSubmission, _ endpoint: WebhookEndpoint?) async throws(Problem) -> SubmittedJob {
        let service = self.access.service
        do throws(Problem) {
            return try await serving { () async throws(JobServiceError) in try await service.submit(submission) }
        } catch {
            // Whether the job is there may not be known; then its webhook stays.
            if error.type != .unavailable { await self.webhooks.withdraw(endpoint) }
            throw error
        }
    }

    /// A job's document with its webhook, whose secret is shown this once.
    private static func adding(_ webhook: WebhookView?, to document: [UInt8]) -> [UInt8] {
        guard let webhook, document.last == UInt8(ascii: "}") else { return document }
        var bytes = document
        bytes.removeLast()
        bytes += Array(#","webhook":"#.utf8)
        bytes += webhook.json
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }

    /// `POST /api/v1/jobs/batch`: each submission accepted or refused by itself, those accepted in one commit.
    ///
    /// An `Idempotency-Key` of the batch gives each submission a key of its own by its place.
    func submitBatch(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let key = try KeyedRequest.key(request.headers)
        let elements = try self.submissions(try await self.bodies.object(request))
        var outcomes: [Result<SubmittedJob, Problem>?] = []
        var requests: [Int: KeyedRequest] = [:]
        var submissions: [(place: Int, submission: JobSubmission, endpoint: WebhookEndpoint?)] = []
        for (index, element) in elements.enumerated() {
            let pointer = Self.pointer(index)
            guard case .object(let members) = element else {
                let problem = Problem(.invalidFields, fields: [FieldProblem(.body(pointer.text), "must be an object")])
                outcomes.append(.failure(problem))
                continue
            }
            let itemKey = key.flatMap { IdempotencyKey("batch-\(Digest(of: Array($0.text.utf8)))-\(index)") }
            let keyed = KeyedRequest(.job, itemKey, members)
            requests[index] = keyed
            do throws(Problem) {
                let endpoint = try await self.webhooks.endpoint(of: members, at: pointer, caller: caller)
                let submission = try await self.submitter.submission(members, at: pointer, as: keyed, of: caller, trace: context.trace)
                submissions.append((index, self.webhooks.submission(submission, with: endpoint), endpoint))
                outcomes.append(nil)
            } catch {
                outcomes.append(.failure(error))
            }
        }
        for (entry, problem) in zip(submissions, await context.admit(submissions.map(\.submission))) {
            outcomes[entry.place] = problem.map { .failure($0) }
        }
        submissions.removeAll { outcomes[$0.place] != nil }
        for entry in submissions {
            do throws(Problem) {
                try await self.webhooks.insert(entry.endpoint)
            } catch {
                outcomes[entry.place] = .failure(error)
            }
        }
        submissions.removeAll { outcomes[$0.place] != nil }
        let results = await self.access.service.submit(contentsOf: submissions.map(\.submission))
        var webhooks: [JobID: WebhookView] = [:]
        for (entry, result) in zip(submissions, results) {
            outcomes[entry.place] = result.mapError { Problem($0).moved(below: Self.pointer(entry.place)) }
            if case .success(let job) = result { webhooks[job.jobID] = await self.webhooks.view(of: entry.endpoint, for: job) }
        }
        for (place, keyed) in requests {
            guard case .failure = outcomes[place], let job = try await self.submitter.earlier(keyed, of: caller) else { continue }
            outcomes[place] = .success(job)
            webhooks[job.jobID] = await self.webhooks.standing(for: job, of: caller.userID)
        }
        return JSONAnswer.response(try await self.report(outcomes.compactMap { $0 }, webhooks))
    }

    private static func pointer(_ index: Int) -> JSONPointer { JSONPointer.root.appending("jobs").appending(index) }

    private func submissions(_ members: [JSONMember]) throws(Problem) -> [JSONValue] {
        let collector = FieldCollector()
        let fields = JSONFields(members, at: .root, known: ["jobs"], collector)
        let elements = fields.require("jobs", fields.array("jobs")) ?? []
        if fields.value("jobs") != nil, !(1...self.limits.batch).contains(elements.count) {
            fields.note("jobs", "must have 1 to \(self.limits.batch) submissions")
        }
        try collector.finish()
        return elements
    }

    private func acknowledgement(_ job: SubmittedJob) async throws(Problem) -> [UInt8] {
        let row = try await serving { () async throws(JobServiceError) in try await self.access.service.row(job.jobID) }
        return JobSummary(row: row).json
    }

    private func report(
        _ outcomes: [Result<SubmittedJob, Problem>],
        _ webhooks: [JobID: WebhookView]
    ) async throws(Problem) -> [UInt8] {
        var json = JSONWriter(reservingCapacity: outcomes.count * 256)
        json.beginObject()
        json.beginArray("results")
        for outcome in outcomes {
            json.beginObject()
            switch outcome {
            case .success(let job):
                json.member("status", 202)
                json.beginObject("job")
                json.member("id", job.jobID.description)
                json.member("isNew", job.isNew)
                JobLinks(jobID: job.jobID).write(to: &json)
                if let webhook = webhooks[job.jobID] {
                    json.beginObject("webhook")
                    webhook.write(to: &json)
                    json.endObject()
                }
                json.endObject()
            case .failure(let problem):
                json.member("status", problem.type.status.code)
                json.beginObject("problem")
                problem.write(to: &json)
                json.endObject()
            }
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return json.bytes
    }
}
