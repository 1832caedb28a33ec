import Testing
import Workflows

/// Each wrong file with the line and a part of the message it must give.
@Suite struct WorkflowErrorTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var what: String
        var yaml: String
        var line: Int
        var says: String

        var testDescription: String { self.what }
    }

    static func steps(_ lines: String) -> String { "name: demo\nsteps:\n\(lines)\n" }

    static let cases: [Case] = [
        Case(what: "empty file", yaml: "", line: 1, says: "is empty; write at least `steps:`"),
        Case(what: "only a comment", yaml: "# nothing\n", line: 1, says: "is empty"),
        Case(what: "a text", yaml: "hello\n", line: 1, says: "is a text, not a map"),
        Case(what: "a list", yaml: "\n- a\n", line: 2, says: "is a list, not a map"),
        Case(what: "not YAML", yaml: "name: demo\nsteps: [\n", line: 3, says: "is not YAML"),
        Case(what: "tab indentation", yaml: "name: demo\nsteps:\n\t- name: a\n", line: 3, says: "is not YAML"),
        Case(what: "two documents", yaml: "steps: []\n---\nsteps: []\n", line: 2, says: "is not YAML"),
        Case(what: "duplicate key", yaml: "name: demo\nname: demo\nsteps: []\n", line: 1, says: "stands twice"),
        Case(what: "no steps", yaml: "name: demo\n", line: 1, says: "has no steps"),
        Case(what: "empty steps", yaml: "name: demo\nsteps: []\n", line: 2, says: "`steps` is empty"),
        Case(what: "steps of another type", yaml: "name: demo\nsteps: all\n", line: 2, says: "`steps` is a text, not a list"),
        Case(what: "null steps", yaml: "name: demo\nsteps:\n", line: 2, says: "`steps` is nothing, not a list"),
        Case(
            what: "unknown key",
            yaml: "name: demo\ndescriptoin: x\nsteps: [{name: a, uses: work}]\n",
            line: 2,
            says: "did you mean “description”?"
        ),
        Case(
            what: "unknown key without a near one",
            yaml: "colour: red\nsteps: [{name: a, uses: work}]\n",
            line: 1,
            says: "known are name, description"
        ),
        Case(what: "name against file", yaml: "name: other\nsteps: [{name: a, uses: work}]\n", line: 1, says: "but the file demo"),
        Case(what: "name with a space", yaml: "name: my flow\nsteps: [{name: a, uses: work}]\n", line: 1, says: "a name is 1 to 64"),
        Case(
            what: "quarantine-after 0",
            yaml: "quarantine-after: 0\nsteps: [{name: a, uses: work}]\n",
            line: 1,
            says: "whole number from 1 to 100"
        ),
        Case(what: "step is a text", yaml: Self.steps("  - validate"), line: 3, says: "a step is a text, not a map"),
        Case(what: "step without name", yaml: Self.steps("  - uses: work"), line: 3, says: "has no `name`"),
        Case(what: "step without uses", yaml: Self.steps("  - name: a"), line: 3, says: "has no `uses`"),
        Case(what: "bad step name", yaml: Self.steps("  - name: a/b\n    uses: work"), line: 3, says: "a name is 1 to 64"),
        Case(what: "unknown uses", yaml: Self.steps("  - name: a\n    uses: wrok"), line: 4, says: "did you mean “work”?"),
        Case(
            what: "unknown uses lists what is known",
            yaml: Self.steps("  - name: a\n    uses: zzzzzzz"),
            line: 4,
            says: "known are approval, delay, external, print, work"
        ),
        Case(
            what: "unknown step key",
            yaml: Self.steps("  - name: a\n    uses: work\n    need: b"),
            line: 5,
            says: "did you mean “needs”?"
        ),
        Case(
            what: "duplicate step",
            yaml: Self.steps("  - {name: a, uses: work}\n  - {name: a, uses: work}"),
            line: 4,
            says: "the first is on line 3"
        ),
        Case(
            what: "unknown need",
            yaml: Self.steps("  - {name: fetch, uses: work}\n  - name: b\n    uses: work\n    needs: [fetsh]"),
            line: 6,
            says: "did you mean “fetch”?"
        ),
        Case(
            what: "need twice",
            yaml: Self.steps("  - {name: a, uses: work}\n  - {name: b, uses: work, needs: [a, a]}"),
            line: 4,
            says: "names “a” twice"
        ),
        Case(what: "needs is a map", yaml: Self.steps("  - {name: a, uses: work, needs: {b: c}}"), line: 3, says: "`needs` is a map"),
        Case(what: "needs itself", yaml: Self.steps("  - {name: a, uses: work, needs: a}"), line: 3, says: "“a” needs “a”"),
        Case(
            what: "circle of three",
            yaml: Self.steps(
                "  - {name: a, uses: work, needs: c}\n  - {name: b, uses: work, needs: a}\n  - {name: c, uses: work, needs: b}"
            ),
            line: 3,
            says: "“a” needs “c” needs “b” needs “a”"
        ),
        Case(
            what: "duration without unit",
            yaml: Self.steps("  - {name: a, uses: work, timeout: 30}"),
            line: 3,
            says: "such as 500ms, 30s"
        ),
        Case(what: "negative duration", yaml: Self.steps("  - {name: a, uses: work, timeout: -5s}"), line: 3, says: "such as 500ms"),
        Case(what: "fraction", yaml: Self.steps("  - {name: a, uses: work, timeout: 1.5s}"), line: 3, says: "such as 500ms"),
        Case(what: "timeout 0", yaml: Self.steps("  - {name: a, uses: work, timeout: 0s}"), line: 3, says: "at least 1ms"),
        Case(what: "timeout of a month", yaml: Self.steps("  - {name: a, uses: work, timeout: 30d}"), line: 3, says: "at most 7d"),
        Case(
            what: "duration that overflows",
            yaml: Self.steps("  - {name: a, uses: work, timeout: 999999999999999d}"),
            line: 3,
            says: "such as 500ms"
        ),
        Case(
            what: "retry is a number",
            yaml: Self.steps("  - {name: a, uses: work, retry: 3}"),
            line: 3,
            says: "`retry` is a text, not a map"
        ),
        Case(what: "no attempts", yaml: Self.steps("  - {name: a, uses: work, retry: {attempts: 0}}"), line: 3, says: "from 1 to 100"),
        Case(
            what: "retry with unknown key",
            yaml: Self.steps("  - {name: a, uses: work, retry: {atempts: 2}}"),
            line: 3,
            says: "did you mean “attempts”?"
        ),
        Case(
            what: "max below base",
            yaml: Self.steps("  - {name: a, uses: work, retry: {base: 5s, max: 1s}}"),
            line: 3,
            says: "raise `max`"
        ),
        Case(
            what: "unknown effects",
            yaml: Self.steps("  - {name: a, uses: work, effects: some}"),
            line: 3,
            says: "write none or external"
        ),
        Case(
            what: "with is a list",
            yaml: Self.steps("  - {name: a, uses: work, with: [x]}"),
            line: 3,
            says: "`with` is a list, not a map"
        ),
        Case(
            what: "with holds a list",
            yaml: Self.steps("  - {name: a, uses: work, with: {x: [y]}}"),
            line: 3,
            says: "`x` is a list, not a text"
        ),
        Case(what: "delay without for", yaml: Self.steps("  - {name: a, uses: delay}"), line: 3, says: "write `for: 2h`"),
        Case(
            what: "delay with signal",
            yaml: Self.steps("  - {name: a, uses: delay, for: 1s, signal: x}"),
            line: 3,
            says: "means nothing for a delay"
        ),
        Case(what: "external without task", yaml: Self.steps("  - {name: a, uses: external, for: 1h}"), line: 3, says: "write `task: …`"),
        Case(what: "external without end", yaml: Self.steps("  - {name: a, uses: external, task: t}"), line: 3, says: "write `for: 1h`"),
        Case(
            what: "external with parameters",
            yaml: Self.steps("  - {name: a, uses: external, task: t, for: 1h, with: {b: c}}"),
            line: 3,
            says: "`with` means nothing for an external step"
        ),
        Case(
            what: "external with a task nobody could listen to",
            yaml: Self.steps("  - {name: a, uses: external, task: \"a b\", for: 1h}"),
            line: 3,
            says: "`task` cannot be “a b”"
        ),
        Case(what: "task of a step that runs", yaml: Self.steps("  - {name: a, uses: work, task: t}"), line: 3, says: "means nothing"),
        Case(what: "approval without signal", yaml: Self.steps("  - {name: a, uses: approval}"), line: 3, says: "write `signal: approved`"),
        Case(
            what: "run with for",
            yaml: Self.steps("  - {name: a, uses: work, for: 1s}"),
            line: 3,
            says: "means nothing for a step that runs"
        ),
        Case(what: "anchor", yaml: "steps:\n  - &a {name: a, uses: work}\n", line: 2, says: "anchors and aliases are not supported"),
        Case(what: "key that is a list", yaml: "? [a]\n: b\n", line: 1, says: "a key must be a plain word"),
        Case(what: "control character", yaml: "name: \u{1}\n", line: 0, says: "control character"),
    ]

    @Test(arguments: Self.cases)
    func `a wrong file is refused with line and reason`(_ example: Case) throws {
        let errors = try #require(throws: WorkflowErrors.self) {
            try WorkflowLoader.load(Array(example.yaml.utf8), file: "flows/demo.yaml", uses: ["print", "work"])
        }
        let hit = errors.errors.first { $0.reason.contains(example.says) }
        #expect(hit != nil, "\(errors)")
        #expect(hit?.line == example.line, "\(errors)")
        #expect(errors.errors.count == 1, "\(errors)")
    }

    @Test func `an error prints file, line and reason`() {
        let error = WorkflowError(file: "a.yaml", line: 3, column: 5, reason: "is wrong")
        #expect(error.description == "a.yaml:3: is wrong")
        #expect(WorkflowError(file: "a.yaml", line: 0, reason: "is wrong").description == "a.yaml: is wrong")
    }

    @Test func `all errors of a file are reported, in the order of its lines`() throws {
        let yaml = """
            nme: demo
            steps:
              - {name: a, uses: wrok}
              - {name: b, uses: work, timeout: soon}
              - {uses: work}
            """
        let errors = try #require(throws: WorkflowErrors.self) {
            try WorkflowLoader.load(Array(yaml.utf8), file: "demo.yaml", uses: ["work"])
        }
        #expect(errors.errors.map(\.line) == [1, 3, 4, 5])
        #expect(errors.description.split(separator: "\n").count == 4)
    }

    @Test func `hostile files are refused without work`() {
        let bomb = "a: &a [x]\n" + (0..<30).map { "b\($0): &b\($0) [*a, *a]" }.joined(separator: "\n")
        let hostile: [(String, String)] = [
            (bomb, "anchors"),
            (String(repeating: "[", count: 200_000), "nested too deeply"),
            (String(repeating: "- ", count: 100_000), "nested too deeply"),
            (String(repeating: "? ", count: 100_000), "nested too deeply"),
            (String(repeating: "a: ", count: 50_000), "not YAML"),
            (String(repeating: "x", count: WorkflowLoader.sizeLimit + 1), "larger than 256 KiB"),
            ("steps:\n" + (0...100).map { "- {name: s\($0), uses: work}\n" }.joined(), "more than 100"),
        ]
        for (yaml, says) in hostile {
            let errors = #expect(throws: WorkflowErrors.self) {
                try WorkflowLoader.load(Array(yaml.utf8), file: "demo.yaml", uses: ["work"])
            }
            #expect(errors?.errors.first?.reason.contains(says) == true, "\(errors?.description.prefix(200) ?? "")")
        }
    }

    @Test func `bytes that are not UTF-8 are refused`() {
        let errors = #expect(throws: WorkflowErrors.self) {
            try WorkflowLoader.load([0xFF, 0x00, 0x41], file: "demo.yaml", uses: [])
        }
        #expect(errors?.errors.first?.reason == "is not UTF-8 text")
    }
}
