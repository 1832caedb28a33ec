import EventSourcing
import Testing

@Suite("External task")
struct ExternalTaskTests {
    @Test("G8: a task's idempotency key is that of its job and step, whatever the attempt")
    func idempotencyKey() throws {
        let user = try #require(UserID("ada"))
        let job = JobID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0001)
        let first = ExternalTask(name: "pdf", step: "render", attempt: 1, userID: user)
        let second = ExternalTask(name: "pdf", step: "render", attempt: 2, userID: user)
        #expect(first.idempotencyKey(of: job) == "\(job):render")
        #expect(first.idempotencyKey(of: job) == second.idempotencyKey(of: job))
    }
}
