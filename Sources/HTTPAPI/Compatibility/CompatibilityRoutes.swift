import Hummingbird

/// The routes of five older services, in their own spellings, over the jobs of this one: a client of theirs only changes the host.
///
/// Nothing is kept for them. What they submit goes through ``Submitter``, what they read comes from the job's row, log and artifacts.
struct CompatibilityRoutes: Sendable {
    let authenticator: any Authenticator
    let access: JobAccess
    let results: JobResults
    let submitter: Submitter
    let bodies: BodyReader
    let waiting: JobWaiting
    let events: EventRoutes
    let limits: HTTPLimits

    func add(to router: Router<APIContext>) {
        let intake = CompatibleIntake(submitter: self.submitter, bodies: self.bodies)
        let generation = GenerationRoutes(access: self.access, results: self.results, intake: intake)
        let letters = CoverLetterRoutes(access: self.access, results: self.results, intake: intake)
        let optimize = OptimizeRoutes(
            access: self.access,
            results: self.results,
            intake: intake,
            bodies: self.bodies,
            waiting: self.waiting,
            events: self.events,
            limits: self.limits
        )

        let jobs = AccessMiddleware(authenticator: self.authenticator, scope: .jobs)
        generation.add(to: router.group("api/v1/resumes").add(middleware: jobs))
        letters.add(to: router.group("api/cover-letter").add(middleware: jobs))
        optimize.add(to: router.group("api").add(middleware: jobs))

        let streams = AccessMiddleware(authenticator: self.authenticator, scope: .jobs, takesQueryToken: true)
        generation.addPolling(to: router.group("api/v1/resumes").add(middleware: streams))
        optimize.addStream(to: router.group("api").add(middleware: streams))

        let worker = AccessMiddleware(authenticator: self.authenticator, scope: .worker)
        WorkerCallbackRoutes(service: self.access.service, bodies: self.bodies)
            .add(to: router.group("api/v1/resumes").add(middleware: worker))
    }
}
