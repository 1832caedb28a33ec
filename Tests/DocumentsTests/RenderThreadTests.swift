import Testing

@testable import Documents

@Suite struct RenderThreadTests {
    private actor Probe {
        let thread: RenderThread
        var count = 0

        init(_ thread: RenderThread) { self.thread = thread }

        nonisolated var unownedExecutor: UnownedSerialExecutor { self.thread.asUnownedSerialExecutor() }

        func step() -> Bool {
            self.count += 1
            self.thread.checkIsolated()
            return self.thread.isIsolatingCurrentContext() == true
        }
    }

    @Test func runsItsActorsOnOneThreadOnly() async {
        let thread = RenderThread()
        let probes = [Probe(thread), Probe(thread)]
        let all = await withTaskGroup(of: Bool.self) { group in
            for index in 0..<200 { group.addTask { await probes[index % 2].step() } }
            return await group.reduce(true) { $0 && $1 }
        }
        #expect(all)
        #expect(thread.isIsolatingCurrentContext() == false)
        #expect(await probes[0].count + probes[1].count == 200)
    }
}
