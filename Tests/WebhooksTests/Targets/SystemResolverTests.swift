import Dispatch
import ProcessSupport
import Testing

@testable import Webhooks

@Suite("The system's resolver")
struct SystemResolverTests {
    @Test("finds this machine by its name")
    func localhost() async throws {
        let addresses = try await SystemResolver().addresses(of: "localhost")
        #expect(!addresses.isEmpty)
        #expect(addresses.allSatisfy { $0.kind == .loopback })
        #expect(Set(addresses).count == addresses.count)
    }

    @Test("finds nothing under a name that cannot be")
    func unknown() async {
        // With name servers it is "no address", without any "failed".
        await #expect(throws: ResolutionError.self) { try await SystemResolver().addresses(of: "no-such-host.invalid") }
    }

    @Test("gives a lookup up at its deadline, and its thread is of use again when it ends")
    func deadline() async throws {
        let resolver = SystemResolver(deadline: .milliseconds(20), threads: 1)
        let block = DispatchSemaphore(value: 0)
        await #expect(throws: ResolutionError.timedOut) {
            try await resolver.addresses(of: "slow.test") { _ in
                block.wait()
                return .success([.v4(1)])
            }
        }
        // Its only thread is still held.
        await #expect(throws: ResolutionError.timedOut) { try await resolver.addresses(of: "fast.test") { _ in .success([.v4(2)]) } }
        block.signal()
        try await eventually("a lookup is answered") {
            let addresses = try? await resolver.addresses(of: "fast.test") { _ in .success([.v4(2)]) }
            return addresses == [.v4(2)]
        }
    }

    @Test("does not let lookups pile up")
    func busy() async throws {
        let resolver = SystemResolver(deadline: .milliseconds(20), threads: 1, limit: 2)
        let block = DispatchSemaphore(value: 0)
        for _ in 0..<2 {
            await #expect(throws: ResolutionError.timedOut) {
                try await resolver.addresses(of: "slow.test") { _ in
                    block.wait()
                    return .failure(.failed)
                }
            }
        }
        await #expect(throws: ResolutionError.busy) {
            try await resolver.addresses(of: "other.test") { _ in .success([.v4(1)]) }
        }
        block.signal()
        block.signal()
    }

    @Test("stops waiting when its task is cancelled")
    func cancelled() async {
        let resolver = SystemResolver(deadline: .seconds(600), threads: 1)
        let block = DispatchSemaphore(value: 0)
        let (started, starter) = AsyncStream.makeStream(of: Void.self)
        let lookup = Task {
            try await resolver.addresses(of: "slow.test") { _ in
                starter.finish()
                block.wait()
                return .failure(.failed)
            }
        }
        for await _ in started {}
        lookup.cancel()
        await #expect(throws: ResolutionError.cancelled) { try await lookup.value }
        block.signal()
    }
}
