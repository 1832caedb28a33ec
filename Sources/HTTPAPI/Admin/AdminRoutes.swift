import EventSourcing
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JobRuntime
import Messaging

/// What an operator may see and do.
struct AdminRoutes: Sendable {
    private static let largestPage: Int64 = 1000
    /// A broker that takes longer is not there.
    private static let patience: Duration = .seconds(10)

    let service: JobService
    let store: any JobStore
    let desk: (any BrokerDesk)?
    let reserved: Set<UserID>
    let bodies: BodyReader

    func add(to group: RouterGroup<APIContext>) {
        group.get("workers") { try await self.workers($0, $1) }
        group.get("queues") { try await self.queues($0, $1) }
        group.get("dead-letters") { try await self.deadLetters($0, $1) }
        group.post("jobs/:id/release") { try await self.release($0, $1) }
        group.delete("users/:user") { try await self.erase($0, $1) }
    }

    /// `GET …/workers`: who is alive, or was in the last day.
    func workers(_ request: Request, _ context: APIContext) async throws -> Response {
        try QueryFields(request.uri, known: []).finish()
        let rows = try await storing { () async throws(StoreError) in try await self.store.workers() }
        return JSONAnswer.response(AdminViews.workers(rows))
    }

    /// `GET …/queues`: messages nobody has taken, and consumers.
    func queues(_ request: Request, _ context: APIContext) async throws -> Response {
        try QueryFields(request.uri, known: []).finish()
        return JSONAnswer.response(AdminViews.queues(try await self.ask { desk async throws(BrokerError) in try await desk.queues() }))
    }

    /// `GET …/dead-letters`: messages set aside, without what is in them.
    func deadLetters(_ request: Request, _ context: APIContext) async throws -> Response {
        let query = QueryFields(request.uri, known: ["limit"])
        let limit = Int(query.integer("limit", in: 1...Self.largestPage) ?? 100)
        try query.finish()
        let letters = try await self.ask { desk async throws(BrokerError) in try await desk.deadLetters(limit: limit) }
        return JSONAnswer.response(AdminViews.deadLetters(letters))
    }

    /// `POST …/jobs/{id}/release`: lets a quarantined job run again.
    func release(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        guard let jobID = JobID(context.part("id")) else { throw Problem.noJob }
        let collector = FieldCollector()
        _ = JSONFields(try await self.bodies.optionalObject(request), at: .root, known: [], collector)
        try collector.finish()
        let row = try await serving { () async throws(JobServiceError) in
            try await self.service.release(jobID, by: .user(caller.userID))
            return try await self.service.row(jobID)
        }
        return JSONAnswer.response(AdminViews.job(row), status: .accepted)
    }

    /// `DELETE …/users/{user}`: destroys the user's key, and with it everything that they wrote; may be repeated.
    func erase(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        try QueryFields(request.uri, known: []).finish()
        guard let user = UserID(context.part("user")), !self.reserved.contains(user) else {
            throw Problem(.notFound, "nobody can have this name")
        }
        let report = try await serving { () async throws(JobServiceError) in
            try await self.service.erase(user, by: .user(caller.userID))
        }
        return JSONAnswer.response(AdminViews.erasure(report))
    }

    private func ask<Value: Sendable>(
        _ question: @escaping @Sendable (any BrokerDesk) async throws(BrokerError) -> Value
    ) async throws -> Value {
        guard let desk = self.desk else { throw Problem(.notFound, "the broker lives inside its worker, and nobody else can look into it") }
        do {
            return try await Deadline.within(Self.patience) { try await question(desk) }
        } catch is BrokerError {
            // What it says of itself may name places.
            throw Problem(.unavailable, "the broker does not answer", retryAfterSeconds: 5)
        } catch is DeadlineExceeded {
            throw Problem(.unavailable, "the broker does not answer", retryAfterSeconds: 5)
        }
    }
}
