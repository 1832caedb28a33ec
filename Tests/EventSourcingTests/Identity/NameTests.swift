import EventSourcing
import Testing

@Suite("Names in the log are tokens")
struct NameTests {
    @Test("users and workers are named by tokens", arguments: ["a", "A.b_c@d-9", String(repeating: "x", count: 128)])
    func takes(name: String) throws {
        let user = try #require(UserID(name))
        let worker = try #require(WorkerID(name))
        #expect(ActorName.user(user).name == "user:\(name)")
        #expect(ActorName.worker(worker).name == "worker:\(name)")
        #expect(ActorName("user:\(name)") == .user(user))
    }

    @Test(
        "G13: whatever might be prose is no name",
        arguments: ["", " ", "two words", "é", "a\n", "a\u{0}", "a/b", "a\"", "a:b", String(repeating: "x", count: 129)]
    )
    func refuses(name: String) {
        #expect(UserID(name) == nil)
        #expect(WorkerID(name) == nil)
    }

    @Test("an actor's name may hold a colon and nothing more", arguments: ["", "a b", "user:é", String(repeating: "x", count: 161)])
    func refusesActors(name: String) { #expect(ActorName(name) == nil) }

    @Test("fences grow by one")
    func fences() {
        #expect(Fence.unclaimed.next == Fence(1))
        #expect(Fence(1) < Fence(1).next)
    }
}
