internal import AsyncHTTPClient
public import EventSourcing

/// Sends messages to where the guard lets them go.
///
/// A connection is made to a pinned address, never to a name: the HTTP client maps the URL's host to that address and goes on using the
/// host for `Host`, for SNI and for the name the certificate must have. Every try has a client of its own, so that no kept connection
/// outlives the check of its address. Redirects are followed one by one, each through the guard; proxies are not used.
public struct WebhookSender: Sendable {
    private let targets: TargetGuard
    private let limits: SendingLimits
    private let transport: PinnedTransport
    private let clock: @Sendable () -> Timestamp

    /// - Parameters:
    ///   - certificateAuthorities: a PEM file of those to trust in place of the system's.
    ///   - clock: of the signatures' times.
    public init(
        targets: TargetGuard,
        limits: SendingLimits = SendingLimits(),
        certificateAuthorities: String? = nil,
        clock: @escaping @Sendable () -> Timestamp
    ) throws(SenderError) {
        self.targets = targets
        self.limits = limits
        self.transport = try PinnedTransport(limits: limits, certificateAuthorities: certificateAuthorities)
        self.clock = clock
    }

    /// One try. Ends by the overall deadline, or soon after its task was cancelled.
    public func send(_ message: WebhookMessage) async -> SendResult {
        let deadline = ContinuousClock.now + self.limits.overall
        let targets = self.targets
        var pinned = await self.pin(until: deadline) { () throws(TargetRefusal) in try await targets.pin(message.url) }
        for redirects in 0... {
            let target: PinnedTarget
            switch pinned {
            case .success(let found): target = found
            case .failure(let stop): return stop.result
            }
            let time = self.clock()
            let headers = message.signer.headers(id: message.id, at: time, body: message.body)
            let answer: PinnedAnswer
            switch await self.transport.post(message.body, headers: headers, to: target, until: deadline) {
            case .success(let received): answer = received
            case .failure(let stop): return stop.result
            }
            guard answer.keepsMethod, let location = answer.location else { return answer.result(now: time) }
            guard redirects < self.limits.redirects else { return .blockedTarget(.tooManyRedirects(limit: self.limits.redirects)) }
            pinned = await self.pin(until: deadline) { () throws(TargetRefusal) in
                try await targets.pin(location, redirectedFrom: target)
            }
        }
        return .timedOut
    }

    private func pin(
        until deadline: ContinuousClock.Instant,
        _ check: @escaping @Sendable () async throws(TargetRefusal) -> PinnedTarget
    ) async -> Result<PinnedTarget, SendingStop> {
        let result = await Deadline.run(within: deadline - ContinuousClock.now) {
            do throws(TargetRefusal) {
                return Result<PinnedTarget, TargetRefusal>.success(try await check())
            } catch {
                return .failure(error)
            }
        }
        guard !Task.isCancelled else { return .failure(SendingStop(result: .cancelled)) }
        guard let result else { return .failure(SendingStop(result: .timedOut)) }
        return result.mapError { SendingStop(result: SendResult($0)) }
    }
}

extension SendResult {
    /// A name that cannot be resolved now is no target that was blocked.
    fileprivate init(_ refusal: TargetRefusal) {
        switch refusal {
        case .unresolved(.cancelled): self = .cancelled
        case .unresolved(.timedOut): self = .timedOut
        case .unresolved(.noAddress), .unresolved(.failed), .unresolved(.busy): self = .unreachable(.unresolved)
        case .tooLong, .badCharacter, .malformed, .schemeNotAllowed, .userInfo, .fragment, .badHost, .ambiguousAddress, .zone, .badPort,
            .portNotAllowed, .addressNotAllowed, .tooManyRedirects, .redirectToOpenedHost:
            self = .blockedTarget(refusal)
        }
    }
}
