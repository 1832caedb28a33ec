import OpenTelemetry
import Testing
import Tracing

@Suite("Span exporter", .timeLimit(.minutes(2))) struct SpanExporterTests {
    private func options(_ change: (inout ExportOptions) -> Void) -> ExportOptions {
        var options = ExportOptions()
        change(&options)
        return options
    }

    @Test("A full batch goes at once, the rest after the interval, in order")
    func batches() async throws {
        let scene = Scene(options: self.options { $0.batchLimit = 3 })
        try await scene.running {
            for number in 1...2 { scene.span("\(number)") }
            #expect(scene.collector.count == 0)
            scene.span("3")
            try await eventually("the batch is sent") { scene.exported == 3 }
            scene.span("4")
            try await eventually("the exporter waits") { scene.clock.pauses == [.seconds(5)] }
            #expect(scene.collector.count == 1)
            scene.clock.advance(by: .seconds(5))
            try await eventually("the rest is sent") { scene.exported == 4 }
            #expect(try scene.collector.names() == [["1", "2", "3"], ["4"]])
        }
        #expect(scene.collector.count == 2)
        #expect(scene.collector.headers[0].map { "\($0.name): \($0.value)" } == ["Content-Type: application/json", "x-key: k"])
    }

    @Test("What is left is sent when the process stops")
    func flush() async throws {
        let scene = Scene(options: self.options { $0.batchLimit = 2 })
        try await scene.running { for number in 1...5 { scene.span("\(number)") } }
        #expect(try scene.collector.names().flatMap { $0 } == ["1", "2", "3", "4", "5"])
        #expect(scene.exported == 5 && scene.dropped("shutdown") == 0)
        scene.span("too late")
        #expect(scene.dropped("shutdown") == 1)
    }

    @Test("A flush on demand does not wait for the interval")
    func force() async throws {
        let scene = Scene()
        try await scene.running {
            scene.span("s")
            scene.tracer.forceFlush()
            try await eventually("it is sent") { scene.exported == 1 }
        }
    }

    @Test("Beyond the queue's limit spans are dropped and counted, and nobody waits")
    func full() async throws {
        let scene = Scene(options: self.options { $0.queueLimit = 10 })
        for number in 0..<25 { scene.span("\(number)") }
        #expect(scene.dropped("queue_full") == 15)
        try await scene.running {}
        #expect(try scene.collector.names() == [(0..<10).map { "\($0)" }])
    }

    @Test("A collector that is busy is asked again when it says, or later each time; nothing is lost")
    func retries() async throws {
        let scene = Scene([
            .success(ExportAnswer(status: 503, retryAfter: "17")), .success(ExportAnswer(status: 429)), .failure(Collector.Refused()),
        ])
        try await scene.running {
            scene.span("s")
            scene.tracer.forceFlush()
            try await eventually("it waits as told") { scene.clock.pauses.contains(.seconds(17)) }
            scene.clock.advance(by: .seconds(17))
            for (count, longest) in [(2, 2), (3, 4)] {
                try await eventually("it waits") { scene.waits(after: count) }
                scene.clock.advance(by: .seconds(longest))
            }
            try await eventually("it is sent") { scene.exported == 1 }
        }
        #expect(try scene.collector.names() == Array(repeating: ["s"], count: 4))
        #expect(scene.dropped("unreachable") == 0)
    }

    @Test("After the last try a batch is dropped and counted, and the next one is tried")
    func givesUp() async throws {
        let away = ExportAnswer(status: 503, retryAfter: "1")
        let scene = Scene(Array(repeating: .success(away), count: 3), options: self.options { $0.attempts = 3 })
        try await scene.running {
            scene.span("lost")
            scene.tracer.forceFlush()
            for count in 1...2 {
                try await eventually("it waits") { scene.waits(after: count) }
                scene.clock.advance(by: .seconds(2))
            }
            try await eventually("it gives up") { scene.dropped("unreachable") == 1 }
            scene.span("sent")
        }
        #expect(try scene.collector.names().last == ["sent"])
        #expect(scene.exported == 1)
    }

    @Test("What the collector refuses is not sent again")
    func refused() async throws {
        let scene = Scene([.success(ExportAnswer(status: 400))])
        try await scene.running { scene.span("s") }
        #expect(scene.collector.count == 1 && scene.dropped("refused") == 1 && scene.exported == 0)
    }

    @Test("What the collector takes only in part is counted so")
    func partial() async throws {
        let body = #"{"partialSuccess":{"rejectedSpans":"2","errorMessage":"too old"}}"#
        let scene = Scene([.success(ExportAnswer(status: 200, body: Array(body.utf8)))])
        try await scene.running { for number in 0..<5 { scene.span("\(number)") } }
        #expect(scene.collector.count == 1 && scene.dropped("rejected") == 2 && scene.exported == 3)
    }

    @Test("A request without an answer is given up in time and sent again")
    func timeout() async throws {
        let collector = Collector()
        let hangs = Once()
        let scene = Scene { headers, body in
            if hangs.isFirst() { try await Task.sleep(for: .seconds(3600)) }
            return try await collector.transport(headers, body)
        }
        try await scene.running {
            scene.span("s")
            scene.tracer.forceFlush()
            try await eventually("the request is under way") { scene.clock.pauses.contains(.seconds(10)) }
            scene.clock.advance(by: .seconds(10))
            try await eventually("it waits") { scene.waits(after: 0) }
            scene.clock.advance(by: .seconds(1))
            try await eventually("it is sent") { scene.exported == 1 }
        }
        #expect(try collector.names() == [["s"]])
    }

    @Test("A process stops within the deadline even when the collector never answers; what is lost is counted")
    func deadline() async throws {
        let scene = Scene(options: self.options { $0.batchLimit = 2 }) { _, _ in
            try await Task.sleep(for: .seconds(3600))
            return ExportAnswer(status: 200)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await scene.running { for number in 0..<5 { scene.span("\(number)") } } }
            // The interval, the request under way, and the deadline.
            try await eventually("the deadline runs") { scene.clock.pauses == [.seconds(5), .seconds(5), .seconds(10)] }
            scene.clock.advance(by: .seconds(5))
            try await group.waitForAll()
        }
        #expect(scene.dropped("shutdown") == 5 && scene.exported == 0)
    }

    @Test("Spans that end on many threads all arrive")
    func concurrency() async throws {
        let scene = Scene(options: self.options { $0.queueLimit = 100_000 })
        try await scene.running {
            await withTaskGroup(of: Void.self) { group in
                for task in 0..<8 {
                    group.addTask { for number in 0..<500 { scene.span("\(task) \(number)") } }
                }
            }
        }
        let names = try scene.collector.names().flatMap { $0 }
        #expect(names.count == 4000 && Set(names).count == 4000 && scene.exported == 4000)
        #expect(try scene.collector.names().allSatisfy { $0.count <= 512 })
    }
}
