public import EventSourcing
public import JobRuntime
public import Logging
public import Messaging

/// What the service works with; the composition chooses it.
public struct HTTPDependencies: Sendable {
    public var jobs: JobService
    public var store: any JobStore
    /// Beside the jobs, under the same keys.
    public var resumes: any ResumeStore
    public var webhooks: WebhookDesk
    /// Where changes of jobs are announced, those of this process included; nil when nobody does, and streams are as fast as the store is
    /// looked into.
    public var changes: (any ChangeFeed)?
    public var authenticator: any Authenticator
    public var submissions: any SubmissionMaker
    public var readiness: [ReadinessCheck]
    /// What users are held to; nil for nothing.
    public var rates: RateRules?
    /// For operators; nil where there is no broker to look into from outside.
    public var desk: (any BrokerDesk)?
    /// Names that stand for the store itself and are nobody's.
    public var reserved: Set<UserID>
    /// In the text format of Prometheus.
    public var metrics: (@Sendable () async -> String)?
    public var logger: Logger

    public init(
        jobs: JobService,
        store: any JobStore,
        resumes: any ResumeStore,
        webhooks: WebhookDesk,
        changes: (any ChangeFeed)? = nil,
        authenticator: any Authenticator,
        submissions: any SubmissionMaker,
        readiness: [ReadinessCheck] = [],
        rates: RateRules? = nil,
        desk: (any BrokerDesk)? = nil,
        reserved: Set<UserID> = [],
        metrics: (@Sendable () async -> String)? = nil,
        logger: Logger
    ) {
        self.jobs = jobs
        self.store = store
        self.resumes = resumes
        self.webhooks = webhooks
        self.changes = changes
        self.authenticator = authenticator
        self.submissions = submissions
        self.readiness = readiness
        self.rates = rates
        self.desk = desk
        self.reserved = reserved
        self.metrics = metrics
        self.logger = logger
    }
}
