import EventSourcing
import Testing
import Webhooks

@Suite("A delivery")
struct WebhookDeliveryTests {
    private static let start = Timestamp(microseconds: 1_800_000_000_000_000)
    private static let schedule = DeliverySchedule(nominalMilliseconds: [0, 0], retryAfterLimitMilliseconds: 60_000)

    private func delivery() throws -> WebhookDelivery { Fixture.delivery(1, to: try Fixture.endpoint(1), at: Self.start) }

    private func outcome(_ result: SendResult, of delivery: WebhookDelivery) -> AttemptOutcome? {
        var generator = CountingGenerator()
        return delivery.decide(
            result,
            startedAt: Self.start,
            now: Self.start.advanced(byMilliseconds: 40),
            schedule: Self.schedule,
            using: &generator
        )
    }

    @Test("keeps its id and body through failures, and ends with a success")
    func success() throws {
        var delivery = try self.delivery()
        let id = delivery.id
        let body = delivery.body
        #expect(delivery.nextAttemptAt == Self.start)
        for result in [SendResult.refused(status: 500, retryAfterMilliseconds: nil), .timedOut] {
            delivery.evolve(try #require(self.outcome(result, of: delivery)))
            #expect(delivery.nextAttemptAt == Self.start.advanced(byMilliseconds: 40))
        }
        delivery.evolve(try #require(self.outcome(.delivered(status: 200), of: delivery)))
        #expect(delivery.phase == .delivered(at: Self.start.advanced(byMilliseconds: 40)))
        #expect(delivery.nextAttemptAt == nil)
        #expect(delivery.id == id)
        #expect(delivery.body == body)
        #expect(delivery.attempts.map(\.number) == [1, 2, 3])
        #expect(delivery.attempts.map(\.status) == [500, nil, 200])
        #expect(delivery.attempts.map(\.errorCode) == ["status_not_2xx", "timed_out", nil])
        #expect(delivery.attempts.allSatisfy { $0.durationMilliseconds == 40 })
    }

    @Test(
        "is tried again after every failure but those that cannot change",
        arguments: [
            (.refused(status: 400, retryAfterMilliseconds: nil), nil), (.refused(status: 404, retryAfterMilliseconds: nil), nil),
            (.refused(status: 302, retryAfterMilliseconds: nil), nil), (.refused(status: 503, retryAfterMilliseconds: nil), nil),
            (.timedOut, nil), (.unreachable(.untrusted), nil), (.unreachable(.unresolved), nil),
            (.blockedTarget(.addressNotAllowed(.privateNetwork)), nil), (.blockedTarget(.tooManyRedirects(limit: 3)), nil),
            (.refused(status: 410, retryAfterMilliseconds: nil), .gone), (.blockedTarget(.userInfo), .unusableURL),
            (.blockedTarget(.schemeNotAllowed), .unusableURL),
        ] as [(SendResult, DeliveryPhase.AbandonReason?)]
    )
    func failures(_ result: SendResult, _ reason: DeliveryPhase.AbandonReason?) throws {
        let outcome = try #require(self.outcome(result, of: self.delivery()))
        let now = Self.start.advanced(byMilliseconds: 40)
        #expect(outcome.phase == (reason.map { DeliveryPhase.abandoned($0, at: now) } ?? .waiting(until: now)))
        #expect(outcome.disablesEndpoint == (reason == .gone))
        #expect(outcome.attempt.errorCode == result.errorCode)
    }

    @Test("waits as long as the receiver asked for")
    func retryAfter() throws {
        let outcome = try #require(self.outcome(.refused(status: 429, retryAfterMilliseconds: 9_000), of: self.delivery()))
        #expect(outcome.phase == .waiting(until: Self.start.advanced(byMilliseconds: 9_040)))
    }

    @Test("is given up after the schedule's last try")
    func exhausted() throws {
        var delivery = try self.delivery()
        for _ in 0..<3 { delivery.evolve(try #require(self.outcome(.timedOut, of: delivery))) }
        #expect(delivery.phase == .abandoned(.exhausted, at: Self.start.advanced(byMilliseconds: 40)))
        #expect(delivery.attempts.count == 3)
    }

    @Test("that is settled takes no other outcome, and a cancelled try is none")
    func nothing() throws {
        var delivery = try self.delivery()
        #expect(self.outcome(.cancelled, of: delivery) == nil)
        delivery.evolve(try #require(self.outcome(.delivered(status: 200), of: delivery)))
        #expect(self.outcome(.timedOut, of: delivery) == nil)
        let before = delivery
        delivery.abandonForDisabledEndpoint(at: Self.start)
        #expect(delivery == before)
    }

    @Test("is one and the same however often a change is told")
    func deterministic() throws {
        let endpoints = [try Fixture.endpoint(1), try Fixture.endpoint(2)].map(Fixture.listener)
        let first = WebhookFanOut.deliveries(of: Fixture.change(7), to: endpoints, now: Self.start)
        let second = WebhookFanOut.deliveries(of: Fixture.change(7), to: endpoints, now: Self.start.advanced(byMilliseconds: 5))
        #expect(first.map(\.id) == second.map(\.id))
        #expect(Set(first.map(\.id)).count == 2)
        #expect(
            WebhookFanOut.deliveries(of: Fixture.change(8), to: endpoints, now: Self.start).allSatisfy { !first.map(\.id).contains($0.id) }
        )
        for delivery in first {
            let text = delivery.id.description
            #expect(WebhookDeliveryID(text) == delivery.id)
            #expect(text.dropFirst(14).first == "8")
            #expect(["8", "9", "a", "b"].contains(text.dropFirst(19).first))
        }
    }

    @Test("is made for the endpoints that want to know, and no others")
    func fanOut() throws {
        let job = Fixture.job(1)
        let all = try Fixture.endpoint(1)
        let own = try Fixture.endpoint(2, job: job)
        let foreign = try Fixture.endpoint(3, job: Fixture.job(2))
        var eager = try Fixture.endpoint(5)
        eager.statuses = ["processing"]
        let endpoints = [all, own, foreign, eager].map(Fixture.listener)
        let completed = WebhookFanOut.deliveries(of: Fixture.change(7), to: endpoints, now: Self.start)
        #expect(completed.map(\.endpointID) == [all.id, own.id])
        #expect(completed.allSatisfy { $0.eventType == "job.completed" && $0.jobID == job })
        let processing = WebhookFanOut.deliveries(of: Fixture.change(2, status: "processing"), to: endpoints, now: Self.start)
        #expect(processing.map(\.endpointID) == [eager.id])
    }
}
