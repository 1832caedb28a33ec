import CoreMetrics
import Prometheus
import Testing

@Suite("Prometheus registry") struct RegistryTests {
    @Test("The page has metrics by name, series by labels, a HELP and a TYPE line for each metric")
    func page() {
        let options = PrometheusOptions(
            timerBuckets: [0.01, 0.1, 1],
            descriptions: [
                "selvedge_steps_total": MetricDescription("Steps that ended."),
                "selvedge_batch": MetricDescription("Jobs at once.", buckets: [1, 10]),
            ]
        )
        let registry = PrometheusRegistry(options: options)
        Counter(label: "selvedge_steps_total", dimensions: [("step", "tailor"), ("code", "completed")], factory: registry).increment(by: 3)
        Counter(label: "selvedge_steps_total", dimensions: [("step", "prepare"), ("code", "completed")], factory: registry).increment()
        let timer = Timer(label: "selvedge_commit_seconds", factory: registry)
        for milliseconds in [1, 10, 50, 2000] { timer.recordMilliseconds(milliseconds) }
        Recorder(label: "selvedge_batch", factory: registry).record(7)
        Gauge(label: "selvedge_live_jobs", factory: registry).record(2.5)
        #expect(
            registry.text == """
                # HELP selvedge_batch Jobs at once.
                # TYPE selvedge_batch histogram
                selvedge_batch_bucket{le="1"} 0
                selvedge_batch_bucket{le="10"} 1
                selvedge_batch_bucket{le="+Inf"} 1
                selvedge_batch_sum 7
                selvedge_batch_count 1
                # HELP selvedge_commit_seconds selvedge commit seconds
                # TYPE selvedge_commit_seconds histogram
                selvedge_commit_seconds_bucket{le="0.01"} 2
                selvedge_commit_seconds_bucket{le="0.1"} 3
                selvedge_commit_seconds_bucket{le="1"} 3
                selvedge_commit_seconds_bucket{le="+Inf"} 4
                selvedge_commit_seconds_sum 2.061
                selvedge_commit_seconds_count 4
                # HELP selvedge_live_jobs selvedge live jobs
                # TYPE selvedge_live_jobs gauge
                selvedge_live_jobs 2.5
                # HELP selvedge_steps_total Steps that ended.
                # TYPE selvedge_steps_total counter
                selvedge_steps_total{code="completed",step="prepare"} 1
                selvedge_steps_total{code="completed",step="tailor"} 3

                """
        )
    }

    @Test("Two pages of the same registry are the same bytes, however the labels were ordered")
    func deterministic() {
        let registry = PrometheusRegistry()
        for number in 0..<50 {
            Counter(label: "c\(number % 7)", dimensions: [("b", "\(number)"), ("a", "x")], factory: registry).increment()
            Counter(label: "c\(number % 7)", dimensions: [("a", "x"), ("b", "\(number)")], factory: registry).increment()
        }
        #expect(registry.exposition() == registry.exposition())
        #expect(registry.samples.count == 50 && registry.samples.allSatisfy { $0.hasSuffix(" 2") })
        #expect(registry.samples == registry.samples.sorted())
    }

    @Test("Counters end in _total and timers in _seconds; what a name may not hold becomes an underscore")
    func names() {
        let registry = PrometheusRegistry(options: PrometheusOptions(timerBuckets: []))
        Counter(label: "hb.requests", dimensions: [("http.route", "/a"), ("1st", "b"), ("__own", "c")], factory: registry).increment()
        Timer(label: "http.server.request.duration", dimensions: [("le", "x")], factory: registry).recordSeconds(2)
        Meter(label: "9 Lives-né", factory: registry).set(9)
        Meter(label: "", factory: registry).set(1)
        #expect(
            registry.samples == [
                "_ 1",
                "_9_Lives_n_ 9",
                #"hb_requests_total{_1st="b",_own="c",http_route="/a"} 1"#,
                #"http_server_request_duration_seconds_bucket{le_="x",le="+Inf"} 1"#,
                #"http_server_request_duration_seconds_sum{le_="x"} 2"#,
                #"http_server_request_duration_seconds_count{le_="x"} 1"#,
            ]
        )
    }

    @Test(
        "A label's value is escaped, cut when it is long, and left out when it is empty",
        arguments: [
            (#"a\b"#, #"a\\b"#),
            (#"say "hi""#, #"say \"hi\""#),
            ("two\nlines", #"two\nlines"#),
            ("tab\tçà 中 🧵", "tab\tçà 中 🧵"),
            (String(repeating: "é", count: 1000), String(repeating: "é", count: 256)),
        ]
    )
    func escaping(value: String, written: String) {
        let registry = PrometheusRegistry()
        Counter(label: "c", dimensions: [("empty", ""), ("v", value)], factory: registry).increment()
        #expect(registry.samples.joined(separator: "\n") == "c_total{v=\"\(written)\"} 1")
    }

    @Test("A help text with line ends and backslashes stays one line")
    func help() {
        let options = PrometheusOptions(descriptions: ["g": MetricDescription("one\ntwo \\ three")])
        let registry = PrometheusRegistry(options: options)
        Meter(label: "g", factory: registry).set(1)
        #expect(registry.text == "# HELP g one\\ntwo \\\\ three\n# TYPE g gauge\ng 1\n")
    }

    @Test(
        "Numbers are written as Prometheus reads them",
        arguments: [
            (0, "0"), (-1, "-1"), (0.1, "0.1"), (1e-7, "1e-07"), (1_000_000, "1000000"), (1e20, "1e+20"), (.infinity, "+Inf"),
            (-.infinity, "-Inf"), (.nan, "NaN"),
        ] as [(Double, String)]
    )
    func numbers(value: Double, written: String) {
        let registry = PrometheusRegistry()
        Meter(label: "g", factory: registry).set(value)
        #expect(registry.samples == ["g \(written)"])
    }

    @Test("Whole and fractional amounts of one counter add up; what would make it fall is ignored")
    func amounts() {
        let registry = PrometheusRegistry()
        let whole = Counter(label: "c", factory: registry)
        let fractional = FloatingPointCounter(label: "c", factory: registry)
        whole.increment(by: 2)
        whole.increment(by: -5)
        #expect(registry.samples == ["c_total 2"])
        fractional.increment(by: 0.25)
        fractional.increment(by: -1.0)
        fractional.increment(by: Double.nan)
        #expect(registry.samples == ["c_total 2.25"])
        whole.reset()
        #expect(registry.samples == ["c_total 0"])
        whole.increment(by: Int64.max)
        whole.increment(by: Int64.max)
        #expect(registry.samples == ["c_total 18446744073709551614"])
    }

    @Test("A meter is set, raised and lowered")
    func meter() {
        let registry = PrometheusRegistry()
        let meter = Meter(label: "m", factory: registry)
        meter.set(5)
        meter.increment(by: 1.5)
        meter.decrement(by: 3.0)
        #expect(registry.samples == ["m 3.5"])
    }

    @Test("What is destroyed leaves the page, but not before its last user destroys it")
    func destroying() {
        let registry = PrometheusRegistry()
        let first = Counter(label: "c", dimensions: [("a", "1")], factory: registry)
        let second = Counter(label: "c", dimensions: [("a", "1")], factory: registry)
        let timer = Timer(label: "t", factory: registry)
        let recorder = Recorder(label: "r", factory: registry)
        let gauge = Gauge(label: "g", factory: registry)
        let meter = Meter(label: "m", factory: registry)
        let fractional = FloatingPointCounter(label: "f", factory: registry)
        first.increment()
        first.destroy()
        #expect(registry.samples.contains("c_total{a=\"1\"} 1"))
        second.destroy()
        timer.destroy()
        recorder.destroy()
        gauge.destroy()
        meter.destroy()
        fractional.destroy()
        #expect(registry.text.isEmpty)
        // The name is free again, for another kind too.
        Meter(label: "c_total", factory: registry).set(4)
        #expect(registry.samples == ["c_total 4"])
    }
}
