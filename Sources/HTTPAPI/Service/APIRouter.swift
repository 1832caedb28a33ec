import HTTPTypes
import Hummingbird
import JobRuntime

/// All routes of the service, and what stands before them.
struct APIRouter {
    let router: Router<APIContext>

    init(_ dependencies: HTTPDependencies, limits: HTTPLimits, hub: StreamHub, readiness: Readiness) throws {
        let router = Router(context: APIContext.self, options: .autoGenerateHeadEndpoints)
        let table = RouteTable()
        let shedder = LoadShedder(limit: limits.requestsAtOnce, metrics: hub.metrics)
        let rates = RateLimiter(dependencies.rates, jobs: dependencies.store, metrics: hub.metrics)
        router.add(
            middleware: RequestScope(routes: table, rates: rates, metrics: hub.metrics, tracer: .installed, logger: dependencies.logger)
        )
        // Those who watch over the service get their answers even when it has too much to do.
        OperationRoutes(readiness: readiness, metrics: dependencies.metrics).add(to: router)
        try ContractRoutes().add(to: router)
        router.add(middleware: shedder)
        router.add(middleware: BodyShedder(budget: BodyBudget(limit: limits.bodyBytesAtOnce), metrics: hub.metrics))

        let service = dependencies.jobs
        let access = JobAccess(service: service)
        let resumes = service.resumes(in: dependencies.resumes)
        let documents = JobDocuments(service: service, maker: dependencies.submissions)
        let bodies = BodyReader(limits: limits)
        let submitter = Submitter(maker: dependencies.submissions, service: service, resumes: resumes)
        let waiting = JobWaiting(service: service, hub: hub, shedder: shedder)

        let jobs = router.group("api/v1").add(middleware: AccessMiddleware(authenticator: dependencies.authenticator, scope: .jobs))
        let webhooks = JobWebhooks(desk: dependencies.webhooks)
        JobRoutes(
            access: access,
            documents: documents,
            submitter: submitter,
            bodies: bodies,
            webhooks: webhooks,
            waiting: waiting,
            limits: limits
        )
        .add(to: jobs)
        WebhookRoutes(desk: dependencies.webhooks, bodies: bodies).add(to: jobs)
        ArtifactRoutes(access: access).add(to: jobs)
        ResumeRoutes(resumes: resumes, maker: dependencies.submissions, bodies: bodies).add(to: jobs)

        let streams = router.group("api/v1")
            .add(middleware: AccessMiddleware(authenticator: dependencies.authenticator, scope: .jobs, takesQueryToken: true))
        let feed = FeedReader(store: dependencies.store)
        let events = EventRoutes(access: access, hub: hub, feed: feed, limits: limits)
        events.add(to: streams)

        let results = JobResults(service: service, documents: documents)
        CompatibilityRoutes(
            authenticator: dependencies.authenticator,
            access: access,
            results: results,
            submitter: submitter,
            bodies: bodies,
            waiting: waiting,
            events: events,
            limits: limits
        )
        .add(to: router)

        let audit = router.group("api/v1/audit").add(middleware: AccessMiddleware(authenticator: dependencies.authenticator, scope: .audit))
        AuditRoutes(service: service, store: dependencies.store).add(to: audit)
        let admin = router.group("api/v1/admin").add(middleware: AccessMiddleware(authenticator: dependencies.authenticator, scope: .admin))
        AdminRoutes(
            service: service,
            store: dependencies.store,
            desk: dependencies.desk,
            reserved: dependencies.reserved,
            bodies: bodies
        )
        .add(to: admin)
        let sockets = router.group()
            .add(middleware: AccessMiddleware(authenticator: dependencies.authenticator, scope: .jobs, takesQueryToken: true))
        WebSocketRoutes(results: results, hub: hub, feed: feed, open: OpenWebSockets(metrics: hub.metrics)).add(to: sockets)
        try DashboardRoutes(access: access, submitter: submitter, bodies: bodies, limits: limits, dependencies).add(to: router)

        table.learn(router)
        self.router = router
    }
}
