import Foundation
import ProcessSupport
import Testing

extension CommandLineTests {
    struct WorkflowFileTests {
        @Test("workflows lists the built-in ones; check accepts their files")
        func builtIn() async throws {
            let store = try Store()
            let listed = try await store.startPlainly(["workflows"]).wait()
            #expect(listed.code == 0)
            #expect(listed.text.contains("tailor") && listed.text.contains("cover-letter"))
            try Files.write("name: mine\nsteps:\n  - {name: validate, uses: validate}\n", to: store.file("mine.yaml"))
            let checked = try await store.startPlainly(["workflows", "check", store.file("mine.yaml")]).wait()
            #expect(checked.code == 0, "\(checked)")
            let json = try await store.startPlainly(["workflows", "check", store.file("mine.yaml"), "--json"]).wait()
            #expect(json.code == 0 && isJSON(json.output))
        }

        @Test(
            "A bad workflow file: file, line and reason, exit 2",
            arguments: [
                ("name: bad\nsteps:\n  - {name: a, uses: nonesuch}\n", 3), ("name: bad\nsteps:\n  - {name: a, uses: validate\n", 4),
                ("name: bad\nsteps:\n  - {name: a, uses: validate}\n  - {name: b, uses: prepare, needs: c}\n", 4),
                ("name: bad\nsteps: []\n", 2),
            ]
        )
        func bad(text: String, line: Int) async throws {
            let store = try Store()
            try Files.write(text, to: store.file("bad.yaml"))
            let outcome = try await store.startPlainly(["workflows", "check", "bad.yaml"]).wait()
            #expect(outcome.code == 2, "\(outcome)")
            #expect(outcome.output.isEmpty)
            #expect(
                outcome.errorOutput.contains("bad.yaml:\(line):") || outcome.errorOutput.contains("bad.yaml:\(line - 1):"),
                "\(outcome)"
            )
            let submitted = try await store.run(
                "submit",
                Examples.engineer,
                "--posting",
                Examples.backend,
                "--workflow",
                "bad",
                "--workflows",
                store.home.path
            )
            #expect(submitted.code == 2, "\(submitted)")
            #expect(!Files.exists(store.directory))
        }

        @Test("A changed workflow file does not touch jobs in flight: each runs what it was submitted with")
        func pinned() async throws {
            let store = try Store()
            let file = store.file("flows/mine.yaml")
            try FileManager.default.createDirectory(atPath: store.file("flows"), withIntermediateDirectories: true)
            let submit = ["--workflow", "mine", "--workflows", store.file("flows")]
            try Files.write("name: mine\nsteps:\n  - {name: first, uses: validate}\n", to: file)
            let old = try await store.submit(Examples.engineer, Examples.backend, submit)
            try Files.write("name: mine\nsteps:\n  - {name: one, uses: validate}\n  - {name: two, uses: prepare}\n", to: file)
            let new = try await store.submit(Examples.engineer, Examples.backend, submit)
            try FileManager.default.removeItem(atPath: file)
            #expect(try await store.run("work", "--drain").code == 0)
            #expect(try await store.log(old).compactMap { $0.type == "StepCompleted" ? $0.step : nil } == ["first"])
            #expect(try await store.log(new).compactMap { $0.type == "StepCompleted" ? $0.step : nil } == ["one", "two"])
        }
    }
}
