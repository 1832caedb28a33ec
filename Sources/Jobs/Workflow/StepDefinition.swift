/// One step of a workflow.
public struct StepDefinition: Sendable, Equatable {
    /// What the step does.
    public enum Action: Sendable, Equatable {
        /// Runs the registered ``Step`` of this name with these parameters.
        case run(uses: String, parameters: [String: String])
        /// Waits for a durable timer.
        case delay(milliseconds: Int64)
        /// Waits for a person's signal, at most so long.
        case approval(signal: String, timeoutMilliseconds: Int64?)
        /// Gives the step to a service outside as a task of this name, and waits so long for its callback.
        case external(task: String, timeoutMilliseconds: Int64)
    }

    /// Whether anything outside the log sees the step run.
    public enum Effects: String, Sendable, Equatable, Codable, CaseIterable {
        /// The job may run ahead of its own commits through it.
        case none
        /// Everything before it must be durable first (G8).
        case external
    }

    public var name: String
    public var action: Action
    /// Steps that must be completed first.
    public var needs: [String]
    /// For one attempt.
    public var timeoutMilliseconds: Int64
    public var retry: RetryPolicy
    public var effects: Effects

    public static let defaultTimeoutMilliseconds: Int64 = 60_000

    public init(
        name: String,
        action: Action,
        needs: [String] = [],
        timeoutMilliseconds: Int64 = Self.defaultTimeoutMilliseconds,
        retry: RetryPolicy = .standard,
        effects: Effects = .none
    ) {
        self.name = name
        self.action = action
        self.needs = needs
        self.timeoutMilliseconds = timeoutMilliseconds
        self.retry = retry
        self.effects = effects
    }

    /// Whether a service outside does it.
    public var isExternal: Bool {
        switch self.action {
        case .external: true
        case .run, .delay, .approval: false
        }
    }
}
