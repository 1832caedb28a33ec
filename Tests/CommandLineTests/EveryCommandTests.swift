import Foundation
import ProcessSupport
import Testing

extension CommandLineTests {
    struct EveryCommandTests {
        @Test("Every command's --json is JSON, one document, with nothing beside it")
        func json() async throws {
            let store = try Store()
            let submitted = try await store.run("submit", Examples.engineer, "--posting", Examples.backend, "--json")
            let view = try JSONSerialization.jsonObject(with: Data(submitted.output)) as? [String: Any]
            let id = try #require(view?["job"] as? String)
            let second = try await store.submit(Examples.nurse, Examples.icu, ["--workflow", "cover-letter"])
            for command in [
                ["jobs"], ["show", id], ["replay", id], ["cancel", second], ["retry", second], ["work", "--drain"],
                ["jobs", "--status", "completed"], ["show", id], ["replay", id, "--at", "3"], ["verify"], ["verify", id],
                ["tailor", Examples.engineer, "--posting", Examples.backend, "--out", store.file("o.pdf")],
                ["erase", "--user", "local"], ["verify"], ["show", id], ["jobs"], ["replay", id],
            ] {
                let outcome = try await store.run(command + ["--json", "--store", store.directory])
                #expect(outcome.code == 0, "\(command): \(outcome)")
                #expect(outcome.lines.count == 1, "\(command)")
                #expect(isJSON(outcome.output), "\(command): \(outcome)")
                #expect(command == ["work", "--drain"] || outcome.errorOutput.isEmpty, "\(command): \(outcome)")
            }
            let log = try await store.run("log", id, "--json")
            #expect(log.lines.count >= 13)
            #expect(log.lines.allSatisfy { isJSON($0.utf8) })
            for command in [["workflows", "--json"], ["workflows", "list", "--json"]] {
                let outcome = try await store.startPlainly(command).wait()
                #expect(outcome.code == 0 && isJSON(outcome.output), "\(outcome)")
            }
        }

        @Test("G12: a job submitted for later waits for its time, however often work has nothing else to do")
        func later() async throws {
            let store = try Store()
            let late = try await store.submit(
                Examples.engineer,
                Examples.backend,
                ["--at", "\(Date.now.addingTimeInterval(3600).ISO8601Format())"]
            )
            let past = try await store.submit(Examples.engineer, Examples.backend, ["--at", "2001-02-03T04:05:06+01:00"])
            #expect(try await store.run("work", "--drain").code == 0)
            let jobs = try await store.jobs()
            #expect(jobs.first { $0.job == late }?.stage == "scheduled")
            #expect(jobs.first { $0.job == past }?.status == "completed")
            #expect(try await store.run("cancel", late).code == 0)
        }

        @Test("submit prints the job's id last and alone, and runs nothing; work runs it; show, jobs, log and artifact tell of it")
        func oneJob() async throws {
            let store = try Store()
            let submitted = try await store.run("submit", Examples.engineer, "--posting", Examples.backend, "--priority", "high")
            #expect(submitted.code == 0)
            #expect(submitted.errorOutput.isEmpty)
            let id = try #require(submitted.lines.last)
            #expect(UUID(uuidString: id) != nil)
            let pending = try await store.job(id)
            #expect(pending.status == "pending" && pending.priority == "high" && pending.version == 1)

            #expect(try await store.run("work", "--drain").code == 0)
            let done = try await store.job(id)
            #expect(done.status == "completed" && done.progress == 100)
            let shown = try await store.run("show", id)
            #expect(shown.code == 0)
            for word in [id, "completed", "tailor", "resume.pdf", "report.json"] { #expect(shown.text.contains(word)) }
            let listed = try await store.run("jobs")
            #expect(listed.lines.count == 1 && listed.text.contains(id) && listed.text.contains("completed"))
            #expect(try await store.run("jobs", "--status", "failed").output.isEmpty)
            let log = try await store.run("log", id)
            #expect(log.code == 0 && log.lines.count == done.version)
            #expect(log.lines.first?.contains("JobCreated") == true && log.lines.last?.contains("JobCompleted") == true)

            let pdf = try await store.artifact(id, "resume.pdf")
            #expect(pdf.starts(with: "%PDF-".utf8))
            let written = try await store.run("artifact", id, "resume.pdf", "--out", store.file("a.pdf"))
            #expect(written.code == 0)
            #expect(try Files.read(store.file("a.pdf")) == pdf)
            #expect(isJSON(try await store.artifact(id, "report.json")))
            expectRefusal(try await store.run("artifact", id, "nothing.txt"), saying: "resume.pdf")
        }

        @Test("tailor writes the PDF and prints the report and the path; in a pipe it is quiet", arguments: ["tailor", "cover-letter"])
        func tailor(workflow: String) async throws {
            let store = try Store()
            let out = store.file("mine.pdf")
            let outcome = try await store.run("tailor", Examples.nurse, "--posting", Examples.icu, "--workflow", workflow, "--out", out)
            #expect(outcome.code == 0, "\(outcome)")
            #expect(outcome.errorOutput.isEmpty, "\(outcome)")
            #expect(!outcome.text.contains("\u{1b}") && !outcome.text.contains("\r"))
            #expect(outcome.lines.contains(out))
            #expect(try Files.read(out).starts(with: "%PDF-".utf8))
            #expect(Files.exists(store.file("mine.txt")) == (workflow == "cover-letter"))
            #expect(try await store.jobs().map(\.status) == ["completed"])
        }

        @Test("Without --out the PDF lies where the command was run; the posting may come from standard input")
        func defaults() async throws {
            let store = try Store()
            let posting = try Files.read(Examples.backend)
            let outcome = try await store.run(["tailor", Examples.engineer, "--posting", "-"], input: posting)
            #expect(outcome.code == 0, "\(outcome)")
            #expect(Files.exists(store.file("software-engineer-tailor.pdf")), "\(outcome)")
        }

        @Test("On a terminal tailor draws a progress bar")
        func progress() async throws {
            let store = try Store()
            let command =
                "\"$SELVEDGE\" tailor \(Examples.engineer) --posting \(Examples.backend) --store \"$STORE\" --out \(store.file("a.pdf"))"
            let outcome = try await store.tool("script", ["-qec", command, "/dev/null"])
            #expect(outcome.code == 0, "\(outcome)")
            #expect(outcome.text.contains("█") && outcome.text.contains("\u{1b}[2K"))
        }

        @Test("A reader that goes away does not crash the program")
        func closedPipe() async throws {
            let store = try Store()
            let id = try await store.submit()
            let outcome = try await store.tool(
                "sh",
                ["-c", "{ \"$SELVEDGE\" log \(id) --json --store \"$STORE\"; echo \"code $?\" >&2; } | true"]
            )
            #expect(outcome.errorLines == ["code 0"], "\(outcome)")
        }

        @Test("The store is --store, else $SELVEDGE_STORE, else below $XDG_DATA_HOME, else below $HOME")
        func places() async throws {
            let store = try Store()
            let home = store.file("home")
            let xdg = store.file("xdg")
            let named = store.file("named")
            let base = ["PATH": "/usr/bin:/bin", "HOME": home, "TZ": "UTC", "LANG": "C"]
            let submit = ["submit", Examples.engineer, "--posting", Examples.backend]
            for (environment, place) in [
                (base, "\(home)/.local/share/selvedge"),
                (base.merging(["XDG_DATA_HOME": xdg]) { $1 }, "\(xdg)/selvedge"),
                (base.merging(["XDG_DATA_HOME": xdg, "SELVEDGE_STORE": named]) { $1 }, named),
            ] {
                #expect(!Files.exists(place))
                let outcome = try await store.startPlainly(submit, environment: environment).wait()
                #expect(outcome.code == 0, "\(outcome)")
                #expect(Files.exists("\(place)/selvedge.sqlite"), "\(place)")
                let listed = try await store.startPlainly(["jobs"], environment: environment).wait()
                #expect(listed.lines.count == 1)
            }
            let environment = base.merging(["SELVEDGE_STORE": named]) { $1 }
            let other = store.file("other")
            let outcome = try await store.startPlainly(submit + ["--store", other], environment: environment).wait()
            #expect(outcome.code == 0 && Files.exists("\(other)/selvedge.sqlite"))
        }

        @Test("replay folds the log up to a version: the last one is what show says")
        func replay() async throws {
            let store = try Store()
            let id = try await store.submit()
            #expect(try await store.run("work", "--drain").code == 0)
            let last = try await store.job(id).version
            let shown = try await store.run("show", id, "--json")
            #expect(try await store.run("replay", id, "--json").output == shown.output)
            #expect(try await store.run("replay", id, "--json", "--at", "\(last)").output == shown.output)
            for (version, status) in [(1, "pending"), (2, "processing"), (last, "completed")] {
                let outcome = try await store.run("replay", id, "--at", "\(version)", "--json")
                let state = try JSONSerialization.jsonObject(with: Data(outcome.output)) as? [String: Any]
                #expect(state?["status"] as? String == status)
                #expect(state?["version"] as? Int == version)
            }
            for version in ["0", "\(last + 1)", "1000000"] { expectRefusal(try await store.run("replay", id, "--at", version), version) }
        }
    }
}
