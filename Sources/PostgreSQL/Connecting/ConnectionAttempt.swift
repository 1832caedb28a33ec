internal import CLibPQ
import PollExecutor

/// One attempt to connect, from looking names up to a session in pipeline mode, within a time. It keeps itself alive until it answers,
/// which it does exactly once, on the executor's thread.
actor ConnectionAttempt {
    typealias Completion = @Sendable (Result<ConnectionHandle, PostgreSQLError>) -> Void

    private let executor: PollExecutor
    nonisolated var unownedExecutor: UnownedSerialExecutor { self.executor.asUnownedSerialExecutor() }

    private let configuration: PostgreSQLConfiguration
    private var completion: Completion?
    private var deadline = ContinuousClock.now
    private var timer: PollTimer?
    /// The hosts not tried yet, the next one last.
    private var candidates: [ConnectionParameters] = []
    private var handle: ConnectionHandle?
    private var failures: [PostgreSQLError] = []

    init(_ configuration: PostgreSQLConfiguration, on executor: PollExecutor) {
        self.configuration = configuration
        self.executor = executor
    }

    func start(within limit: Duration, _ completion: @escaping Completion) {
        self.completion = completion
        self.deadline = ContinuousClock.now + min(limit, self.configuration.connectTimeout)
        let parameters = self.configuration.parameters
        guard HostResolver.isNeeded(for: parameters) else { return self.begin(parameters) }
        self.setTimer(at: self.deadline, waitingFor: "an address of \(parameters.hosts.joined(separator: ", "))")
        HostResolver.resolve(parameters, on: self.executor) { resolved in
            self.assumeIsolated { attempt in
                switch resolved {
                case .success(let parameters): attempt.begin(parameters)
                case .failure(let error): attempt.finish(.failure(error))
                }
            }
        }
    }

    func cancel() {
        self.finish(.failure(.closed))
    }

    private func begin(_ parameters: ConnectionParameters) {
        guard self.completion != nil else { return }
        self.candidates = parameters.candidates.reversed()
        self.tryNext()
    }

    private func tryNext() {
        let share = (self.deadline - ContinuousClock.now) / max(1, self.candidates.count)
        guard let candidate = self.candidates.popLast() else { return self.finish(.failure(self.failure)) }
        self.setTimer(at: ContinuousClock.now + share, waitingFor: candidate.hosts.first ?? candidate.addresses.first ?? "the server")
        guard let pointer = Self.connectStart(candidate) else { return self.finish(.failure(.unavailable(reason: "out of memory"))) }
        let handle = ConnectionHandle(pointer, on: self.executor)
        self.handle = handle
        // So that the message names the SQLSTATE.
        PQsetErrorVerbosity(pointer, PQERRORS_VERBOSE)
        guard PQstatus(pointer) != CONNECTION_BAD else { return self.fail() }
        self.watch(for: .write)
    }

    private func watch(for interest: PollEvents) {
        self.handle?.watch(for: interest) { _ in self.assumeIsolated { $0.step() } }
    }

    private func step() {
        guard let handle = self.handle else { return }
        switch PQconnectPoll(handle.pointer) {
        // The socket may be another one after each step.
        case PGRES_POLLING_READING: self.watch(for: .read)
        case PGRES_POLLING_WRITING: self.watch(for: .write)
        case PGRES_POLLING_OK: self.establish(handle)
        default: self.fail()
        }
    }

    private func establish(_ handle: ConnectionHandle) {
        handle.unwatch()
        PQsetErrorVerbosity(handle.pointer, PQERRORS_DEFAULT)
        guard PQsetnonblocking(handle.pointer, 1) == 0, PQenterPipelineMode(handle.pointer) == 1 else { return self.fail() }
        self.finish(.success(handle))
    }

    private func fail() {
        self.abandonHost(because: self.handle?.message ?? "")
    }

    private func setTimer(at deadline: ContinuousClock.Instant, waitingFor what: String) {
        if let timer = self.timer { self.executor.cancel(timer) }
        self.timer = self.executor.schedule(at: deadline) {
            self.assumeIsolated { $0.abandonHost(because: "no answer from \(what) in the time allowed") }
        }
    }

    private func abandonHost(because reason: String) {
        self.handle?.unwatch()
        self.handle = nil
        self.failures.append(ConnectFailure.error(reason, self.configuration.parameters))
        self.tryNext()
    }

    /// Why no host would do: what each said, or the one kind of refusal that callers tell apart.
    private var failure: PostgreSQLError {
        var reasons: [String] = []
        for failure in self.failures {
            guard case .unavailable(let reason) = failure else { return failure }
            reasons.append(reason)
        }
        return .unavailable(reason: reasons.joined(separator: "; "))
    }

    private func finish(_ result: Result<ConnectionHandle, PostgreSQLError>) {
        guard let completion = self.completion else { return }
        self.completion = nil
        self.candidates = []
        if let timer = self.timer { self.executor.cancel(timer) }
        self.timer = nil
        self.handle?.unwatch()
        self.handle = nil
        completion(result)
    }

    private static func connectStart(_ parameters: ConnectionParameters) -> OpaquePointer? {
        let pairs = parameters.values.sorted { $0.key < $1.key }
        let keywords = CStrings(pairs.map(\.key))
        let values = CStrings(pairs.map(\.value))
        return withExtendedLifetime((keywords, values)) { PQconnectStartParams(keywords.pointers, values.pointers, 0) }
    }
}
