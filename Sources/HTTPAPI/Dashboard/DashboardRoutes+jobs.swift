import EventSourcing
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JobRuntime
import Jobs

extension DashboardRoutes {
    private static let jobsOnPage = 20

    /// `GET /`: the caller's jobs, newest first.
    func jobs(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let filter = JobsFilter(request.uri)
        // One more than is shown, to know whether there is a next page.
        let listing = filter.listing(of: caller.userID, limit: Self.jobsOnPage + 1)
        let rows: [JobRow]
        do throws(StoreError) {
            rows = try await self.dependencies.store.jobs(listing)
        } catch {
            throw Problem(error)
        }
        let page = JobsPage(
            frame: PageFrame(user: caller.userID.name),
            filter: filter,
            workflows: self.dependencies.submissions.choices.workflows,
            rows: Array(rows.prefix(Self.jobsOnPage)),
            hasMore: rows.count > Self.jobsOnPage
        )
        return self.templates.response(.jobs, page)
    }

    /// `GET /jobs/{id}`: one job; with `version`, also its state after that event.
    func job(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let row = try await self.access.row(context.part("id"), of: caller)
        let query = QueryFields(request.uri, known: ["version"])
        return try await self.page(row, version: query.text("version").flatMap { Int($0) }, of: caller)
    }

    /// `POST /jobs/{id}/cancel`
    func cancel(_ request: Request, _ context: APIContext) async throws -> Response {
        try await self.act(context) { jobID, caller throws(JobServiceError) in
            _ = try await self.access.service.cancel(jobID, by: .user(caller.userID))
        }
    }

    /// `POST /jobs/{id}/retry`, from the chosen step or from where the job stopped.
    func retry(_ request: Request, _ context: APIContext) async throws -> Response {
        let step = try await self.fields(request).word("fromStep")
        return try await self.act(context) { jobID, caller throws(JobServiceError) in
            try await self.access.service.retry(jobID, from: step, by: .user(caller.userID))
        }
    }

    /// `POST /jobs/{id}/signals/{name}`
    func signal(_ request: Request, _ context: APIContext) async throws -> Response {
        let name = context.part("name")
        return try await self.act(context) { jobID, caller throws(JobServiceError) in
            try await self.access.service.signal(jobID, name: name, by: .user(caller.userID))
        }
    }

    /// `POST /jobs/{id}/erase`: erases what a finished job was made from and what it made.
    func erase(_ request: Request, _ context: APIContext) async throws -> Response {
        _ = try await self.access.finishedRow(context.part("id"), of: try context.caller)
        return try await self.act(context) { jobID, caller throws(JobServiceError) in
            try await self.access.service.erase(jobID, by: .user(caller.userID))
        }
    }

    /// Does something with a job and shows it; what the job's state does not allow is said there.
    private func act(
        _ context: APIContext,
        _ action: (JobID, Principal) async throws(JobServiceError) -> Void
    ) async throws -> Response {
        let caller = try context.caller
        let row = try await self.access.row(context.part("id"), of: caller)
        do throws(JobServiceError) {
            try await action(row.jobID, caller)
        } catch {
            let problem = Problem(error)
            guard case .rejected = error else { throw problem }
            let current = try await self.access.row(context.part("id"), of: caller)
            return try await self.page(current, of: caller, refusal: problem.detail ?? problem.type.title, status: problem.type.status)
        }
        return Self.redirect("/jobs/\(row.jobID)")
    }

    private func page(
        _ row: JobRow,
        version: Int? = nil,
        of caller: Principal,
        refusal: String? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let content = try await JobContent(row, self.access.service)
        let frame = PageFrame(user: caller.userID.name)
        let page = JobPage(content, version: version, frame: frame, reader: caller.userID, refusal: refusal)
        return self.templates.response(.job, page, status: status)
    }
}
