import Glibc
import Synchronization
import Testing

@testable import PollExecutor

@Suite(.timeLimit(.minutes(1)))
struct PollExecutorTests {
    @Test func `an actor's jobs run on the executor's thread, one at a time`() async throws {
        let clerk = Clerk(try PollExecutor(name: "poll-test"))
        #expect(await clerk.isOnItsExecutor())
        #expect(clerk.executor.isIsolatingCurrentContext() == false)
        await withTaskGroup { group in
            for _ in 0..<50 {
                group.addTask {
                    for _ in 0..<200 { await clerk.increment() }
                }
            }
        }
        #expect(await clerk.count == 10_000)
    }

    @Test func `a posted closure runs on the thread, in order, and enters actors`() async throws {
        let clerk = Clerk(try PollExecutor(name: "poll-test"))
        let (numbers, continuation) = AsyncStream.makeStream(of: Int.self)
        for number in 0..<100 {
            clerk.executor.post {
                clerk.assumeIsolated { $0.increment() }
                continuation.yield(number)
                if number == 99 { continuation.finish() }
            }
        }
        var seen: [Int] = []
        for await number in numbers { seen.append(number) }
        #expect(seen == Array(0..<100))
        #expect(await clerk.count == 100)
    }

    @Test func `a readiness handler enters its actor without a hop`() async throws {
        let pair = try SocketPair()
        let clerk = Clerk(try PollExecutor(name: "poll-test"))
        let (received, continuation) = AsyncStream.makeStream(of: Int.self)
        await clerk.watch(pair.near, for: .read) { _, _ in continuation.yield(SocketPair.drain(pair.near)) }
        var iterator = received.makeAsyncIterator()
        // The loop sleeps in between, so each of these also wakes it.
        for text in ["a", "bc", "def"] {
            pair.send(text)
            #expect(await iterator.next() == text.utf8.count)
        }
        #expect(await clerk.events == [.read, .read, .read])
        await clerk.stopWatching()
    }

    @Test func `write readiness, a change of interest and a hang-up are told apart`() async throws {
        let clerk = Clerk(try PollExecutor(name: "poll-test"))
        let (events, continuation) = AsyncStream.makeStream(of: PollEvents.self)
        var ends: [Int32] = [-1, -1]
        try #require(socketpair(AF_UNIX, SocketPair.kind, 0, &ends) == 0)
        defer { close(ends[0]) }
        await clerk.watch(ends[0], for: .write) { clerk, event in
            // Level-triggered: it would be said again and again.
            clerk.wait(for: [])
            continuation.yield(event)
        }
        var iterator = events.makeAsyncIterator()
        #expect(await iterator.next() == .write)

        // Waiting for nothing, a hang-up is not reported.
        close(ends[1])
        let (rest, over) = AsyncStream.makeStream(of: Void.self)
        await clerk.setTimer(1, after: .milliseconds(30)) { over.finish() }
        for await _ in rest {}
        #expect(await clerk.events == [.write])

        await clerk.wait(for: .read)
        #expect(await iterator.next() == [.read, .failed])
        await clerk.stopWatching()
    }

    @Test func `a cancelled registration is not called, not even when it was ready in the same round`() async throws {
        let executor = try PollExecutor(name: "poll-test")
        let pairs = [try SocketPair(), try SocketPair()]
        let clerks = [Clerk(executor), Clerk(executor)]
        let (events, continuation) = AsyncStream.makeStream(of: Int.self)
        for pair in pairs { pair.send("x") }
        // One job registers both, so both are ready in one round; the first handler called cancels both.
        await clerks[0].register(both: clerks, on: pairs) { continuation.yield($0) }
        var iterator = events.makeAsyncIterator()
        let first = try #require(await iterator.next())
        await clerks[0].setTimer(1, after: .milliseconds(30)) { continuation.finish() }
        #expect(await iterator.next() == nil)
        #expect(first == 0)
    }

    @Test func `timers fire in the order of their deadlines, never early, and not when cancelled`() async throws {
        let clerk = Clerk(try PollExecutor(name: "poll-test"))
        let start = ContinuousClock.now
        let fired = Mutex<[Int: Duration]>([:])
        let (done, continuation) = AsyncStream.makeStream(of: Void.self)
        // In one job, so that the deadlines are as far apart as the delays.
        await clerk.setTimers([(1, 40), (2, 10), (3, 25), (4, 25), (5, 20)], cancelling: 5) { number in
            fired.withLock { $0[number] = ContinuousClock.now - start }
            if number == 1 { continuation.finish() }
        }
        for await _ in done {}
        #expect(await clerk.fired == [2, 3, 4, 1])
        let times = fired.withLock { $0 }
        for (number, milliseconds) in [(1, 40), (2, 10), (3, 25), (4, 25)] {
            #expect(try #require(times[number]) >= .milliseconds(milliseconds))
        }
    }

    @Test func `busy actors starve neither timers nor descriptors`() async throws {
        let executor = try PollExecutor(name: "poll-test")
        let pair = try SocketPair()
        let enough = Flag()
        let busy = (0..<20).map { _ in Clerk(executor) }
        let clerk = Clerk(executor)
        let (events, continuation) = AsyncStream.makeStream(of: String.self)
        await withTaskGroup { group in
            for clerk in busy {
                group.addTask { await clerk.spin { !enough.isUp } }
            }
            group.addTask {
                await clerk.watch(pair.near, for: .read) { clerk, _ in
                    _ = SocketPair.drain(pair.near)
                    continuation.yield("descriptor")
                }
                await clerk.setTimer(1, after: .milliseconds(5)) { continuation.yield("timer") }
                pair.send("x")
                var seen: Set<String> = []
                for await event in events {
                    seen.insert(event)
                    if seen.count == 2 { break }
                }
                enough.raise()
            }
        }
        // All had their turn.
        for clerk in busy {
            #expect(await clerk.count > 0)
        }
        await clerk.stopWatching()
    }

    @Test func `many actors share one thread`() async throws {
        let executor = try PollExecutor(name: "poll-test")
        let clerks = (0..<1000).map { _ in Clerk(executor) }
        await withTaskGroup { group in
            for clerk in clerks {
                group.addTask {
                    await clerk.increment()
                    await clerk.increment()
                }
            }
        }
        for clerk in clerks {
            #expect(await clerk.count == 2)
        }
    }

    @Test func `the thread ends and closes its descriptors when the last owner lets go`() async throws {
        let name = "poll-end-\(getpid() % 1000)"
        var executor: PollExecutor? = try PollExecutor(name: name)
        let held = Mutex(0)
        do {
            let clerk = Clerk(try #require(executor))
            let token = Token { held.withLock { $0 += 1 } }
            await clerk.setTimer(1, after: .seconds(3600)) { _ = token }
        }
        #expect(await eventually { threads(named: name) == 1 })
        executor = nil
        #expect(await eventually { threads(named: name) == 0 })
        // The timer was dropped, not fired: what it captured is gone.
        #expect(held.withLock { $0 } == 1)
    }

    @Test func `the last owner may be a job on the thread itself`() async throws {
        let name = "poll-own-\(getpid() % 1000)"
        for _ in 0..<50 {
            let clerk = Clerk(try PollExecutor(name: name))
            await clerk.increment()
        }
        #expect(await eventually { threads(named: name) == 0 })
    }
}
