import EventSourcing
import Jobs
import Testing

@Suite("A workflow's canonical bytes")
struct CanonicalDefinitionTests {
    private let golden = WorkflowDefinition(
        name: "golden",
        summary: "Every kind of step — once",
        steps: [
            StepDefinition(
                name: "parse",
                action: .run(uses: "parse-resume", parameters: ["z": "1", "a": "\"two\"", "m": ""]),
                timeoutMilliseconds: 5000,
                retry: RetryPolicy(maxAttempts: 4, baseMilliseconds: 250, capMilliseconds: 8000),
                effects: .external
            ),
            Sample.delay("nap", 1500, needs: ["parse"]),
            Sample.approval("ok", "go", timeout: 60_000, needs: ["parse", "nap"]),
            Sample.approval("sure", "yes"),
        ],
        quarantineAfter: 7
    )

    private let goldenText =
        #"{"workflow":"golden","summary":"Every kind of step — once","quarantineAfter":7,"steps":["#
        + #"{"name":"parse","uses":"parse-resume","with":["a","\"two\"","m","","z","1"],"needs":[],"#
        + #""timeout":5000,"attempts":4,"base":250,"cap":8000,"effects":"external"},"#
        + #"{"name":"nap","uses":"delay","for":1500,"needs":["parse"],"#
        + #""timeout":60000,"attempts":3,"base":500,"cap":60000,"effects":"none"},"#
        + #"{"name":"ok","uses":"approval","signal":"go","for":60000,"needs":["parse","nap"],"#
        + #""timeout":60000,"attempts":3,"base":500,"cap":60000,"effects":"none"},"#
        + #"{"name":"sure","uses":"approval","signal":"yes","needs":[],"#
        + #""timeout":60000,"attempts":3,"base":500,"cap":60000,"effects":"none"}]}"#

    @Test("G14: the bytes and the hash that jobs are pinned to never change")
    func goldenBytes() {
        #expect(String(decoding: self.golden.canonicalBytes, as: UTF8.self) == self.goldenText)
        #expect(self.golden.hash.description == "e41011ff6658c33ac87310b8a39e8f4c51a323b1734fd26d600f8b010a666e46")
        #expect(WorkflowDefinition(canonicalBytes: Array(self.goldenText.utf8)) == self.golden)
    }

    @Test("G14: a step outside is pinned with its task and its time")
    func goldenExternal() {
        let definition = WorkflowDefinition(name: "x", steps: [Sample.external("out", for: 60_000)], quarantineAfter: 7)
        let text =
            #"{"workflow":"x","summary":"","quarantineAfter":7,"steps":[{"name":"out","uses":"external","task":"render","for":60000,"#
            + #""needs":[],"timeout":60000,"attempts":1,"base":0,"cap":0,"effects":"none"}]}"#
        #expect(String(decoding: definition.canonicalBytes, as: UTF8.self) == text)
        #expect(WorkflowDefinition(canonicalBytes: Array(text.utf8)) == definition)
    }

    @Test("generated workflows read back as they were, with the same hash")
    func roundTrip() {
        for seed in 1...300 as ClosedRange<UInt64> {
            var dice = Dice(seed: seed)
            let definition = RandomWorkflow.make(&dice)
            let read = WorkflowDefinition(canonicalBytes: definition.canonicalBytes)
            #expect(read == definition)
            #expect(read?.hash == definition.hash)
        }
    }

    @Test("whatever changes in a workflow changes its hash")
    func hashCovers() {
        let changes: [(inout WorkflowDefinition) -> Void] = [
            { $0.name = "x" }, { $0.summary = "x" }, { $0.quarantineAfter = 8 }, { $0.steps.swapAt(0, 1) }, { $0.steps[0].name = "x" },
            { $0.steps[0].action = .run(uses: "x", parameters: ["z": "1", "a": "\"two\"", "m": ""]) },
            { $0.steps[0].action = .run(uses: "parse-resume", parameters: ["z": "2", "a": "\"two\"", "m": ""]) },
            { $0.steps[1].action = .delay(milliseconds: 1) }, { $0.steps[2].action = .approval(signal: "go", timeoutMilliseconds: nil) },
            { $0.steps[1].needs = [] }, { $0.steps[0].timeoutMilliseconds = 1 }, { $0.steps[0].retry.maxAttempts = 1 },
            { $0.steps[0].retry.baseMilliseconds = 1 }, { $0.steps[0].retry.capMilliseconds = 1 }, { $0.steps[0].effects = .none },
        ]
        var hashes: Set<Digest> = [self.golden.hash]
        for change in changes {
            var changed = self.golden
            change(&changed)
            #expect(hashes.insert(changed.hash).inserted)
        }
    }

    @Test("other bytes are no definition", arguments: ["", "{}", "[]", #"{"workflow":"a","summary":"","quarantineAfter":1}"#])
    func refuses(text: String) { #expect(WorkflowDefinition(canonicalBytes: Array(text.utf8)) == nil) }

    @Test("dependents are the step and all that need it, directly or not, in file order")
    func dependents() {
        let diamond = Sample.workflow(
            Sample.run("end", needs: ["left", "right"]),
            Sample.run("left", needs: ["top"]),
            Sample.run("right", needs: ["top"]),
            Sample.run("top"),
            Sample.run("alone")
        )
        #expect(diamond.dependents(of: "top") == ["end", "left", "right", "top"])
        #expect(diamond.dependents(of: "left") == ["end", "left"])
        #expect(diamond.dependents(of: "alone") == ["alone"])
    }
}
