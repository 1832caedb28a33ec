import Jobs
import Testing
import Workflows

@Suite struct WorkflowLoaderTests {
    private static func load(_ yaml: String) throws -> WorkflowDefinition {
        try WorkflowLoader.load(Array(yaml.utf8), file: "dir/demo.yml", uses: ["work"])
    }

    @Test func `every key is read`() throws {
        let definition = try Self.load(
            """
            name: demo
            description: Shows everything
            quarantine-after: 7
            steps:
              - name: first
                uses: work
                timeout: 1500ms
                retry: {attempts: 4, base: 2s, max: 5m}
                effects: external
                with: {colour: red, count: 3, empty: ""}
              - {name: wait, uses: delay, for: 2h}
              - {name: ask, uses: approval, signal: approved, for: 1d, needs: first}
              - {name: out, uses: external, task: resumes.render, for: 1h, needs: first, retry: {attempts: 2}}
              - {name: alone, uses: work, needs: []}
              - {name: last, uses: work, needs: [wait, ask]}
            """
        )
        #expect(definition.name == "demo")
        #expect(definition.summary == "Shows everything")
        #expect(definition.quarantineAfter == 7)
        #expect(
            definition.steps == [
                StepDefinition(
                    name: "first",
                    action: .run(uses: "work", parameters: ["colour": "red", "count": "3", "empty": ""]),
                    timeoutMilliseconds: 1500,
                    retry: RetryPolicy(maxAttempts: 4, baseMilliseconds: 2000, capMilliseconds: 300_000),
                    effects: .external
                ),
                StepDefinition(name: "wait", action: .delay(milliseconds: 7_200_000), needs: ["first"]),
                StepDefinition(name: "ask", action: .approval(signal: "approved", timeoutMilliseconds: 86_400_000), needs: ["first"]),
                StepDefinition(
                    name: "out",
                    action: .external(task: "resumes.render", timeoutMilliseconds: 3_600_000),
                    needs: ["first"],
                    retry: RetryPolicy(maxAttempts: 2, baseMilliseconds: 500, capMilliseconds: 60_000),
                    effects: .external
                ),
                StepDefinition(name: "alone", action: .run(uses: "work", parameters: [:])),
                StepDefinition(name: "last", action: .run(uses: "work", parameters: [:]), needs: ["wait", "ask"]),
            ]
        )
    }

    @Test func `a step needs the one before it unless it says otherwise`() throws {
        let definition = try Self.load("steps: [{name: a, uses: work}, {name: b, uses: work}, {name: c, uses: work, needs: []}]")
        #expect(definition.steps.map(\.needs) == [[], ["a"], []])
        #expect(definition.name == "demo")
    }

    @Test func `a step may need a later one`() throws {
        let definition = try Self.load("steps: [{name: a, uses: work, needs: b}, {name: b, uses: work, needs: []}]")
        #expect(definition.steps.map(\.needs) == [["b"], []])
    }

    @Test func `comments and layout do not change the hash, content does`() throws {
        let plain = try Self.load("steps: [{name: a, uses: work}]")
        let spread = try Self.load("# a comment\nsteps:\n  - name: a\n    uses: work # another\n")
        let changed = try Self.load("steps: [{name: a, uses: work, timeout: 2s}]")
        #expect(plain.hash == spread.hash)
        #expect(plain.hash != changed.hash)
    }

    @Test func `what is read survives its canonical bytes`() throws {
        let definition = try Self.load("steps: [{name: a, uses: delay, for: 0s}, {name: b, uses: approval, signal: s}]")
        #expect(WorkflowDefinition(canonicalBytes: definition.canonicalBytes) == definition)
    }
}
