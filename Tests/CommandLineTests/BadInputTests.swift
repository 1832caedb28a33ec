import Foundation
import ProcessSupport
import Testing

extension CommandLineTests {
    struct BadInputTests {
        @Test(
            "Bad input: one line, exit 2, no job, and nothing of the file in the message",
            arguments: BadInput.resumes + BadInput.postings + BadInput.options
        )
        func refused(_ bad: BadInput) async throws {
            let store = try Store()
            var (resume, posting) = (Examples.engineer, Examples.backend)
            if let bytes = bad.resume {
                resume = store.file("resume.json")
                try Files.write(bytes, to: resume)
            }
            if let bytes = bad.posting {
                posting = store.file("posting.txt")
                try Files.write(bytes, to: posting)
            }
            _ = try await store.submit()
            for command in ["submit", "tailor"] where command == "submit" || bad.options.first != "--priority" {
                let outcome = try await store.run([command, resume, "--posting", posting] + bad.options)
                expectRefusal(outcome, saying: bad.says, bad.name)
                #expect(!outcome.errorOutput.contains("Canaryson") && !outcome.errorOutput.contains("Zyx"))
                #expect(outcome.errorOutput.count < 400)
            }
            #expect(try await store.jobs().count == 1)
            #expect(try await store.run("verify").code == 0)
        }

        @Test("Bad input makes no store either")
        func noStore() async throws {
            let store = try Store()
            expectRefusal(try await store.run("submit", "/nonexistent.json", "--posting", Examples.backend), saying: "/nonexistent.json")
            expectRefusal(try await store.run("submit", Examples.engineer, "--posting", "/nonexistent.txt"), saying: "/nonexistent.txt")
            expectRefusal(try await store.run("submit", store.home.path, "--posting", Examples.backend), saying: "cannot read")
            expectRefusal(try await store.run("submit", Examples.engineer, "--posting", Examples.backend, "--idempotency-key", "a b"))
            expectRefusal(try await store.run("tailor", Examples.engineer, "--posting", Examples.backend, "--theme", "neon"))
            #expect(!Files.exists(store.directory))
        }

        @Test(
            "Poor but usable postings work: another language, few terms, 200 KB",
            arguments: [
                "Wir suchen eine Pflegefachkraft für unsere Station in Hamburg. Sie bringen Freude an der Arbeit mit.", "Cook wanted.",
                "We need Swift. ", "よろしくお願いします。経験者を募集しています。",
            ]
        )
        func poorPosting(text: String) async throws {
            let store = try Store()
            try Files.write(text == "We need Swift. " ? String(repeating: text, count: 13_000) : text, to: store.file("p.txt"))
            let out = store.file("o.pdf")
            let outcome = try await store.run("tailor", Examples.engineer, "--posting", store.file("p.txt"), "--out", out)
            #expect(outcome.code == 0, "\(outcome)")
            #expect(Files.exists(out))
            #expect(outcome.lines.count > 1)
        }

        @Test("A posting with fewer than three terms is called insufficient in the report, and the job completes")
        func insufficient() async throws {
            let store = try Store()
            try Files.write("Cook wanted.", to: store.file("p.txt"))
            let outcome = try await store.run("tailor", Examples.nurse, "--posting", store.file("p.txt"), "--out", store.file("o.pdf"))
            #expect(outcome.code == 0, "\(outcome)")
            #expect(outcome.text.lowercased().contains("insufficient"), "\(outcome)")
        }

        @Test("Control characters, non-characters, javascript: links and parentheses in links do not reach the PDF's links or break it")
        func hostileText() async throws {
            let store = try Store()
            let resume = """
                {"basics": {"name": "Ada \\u0007\\u001b[31mLovel\\uFFFEace\\uDBFF\\uDFFF", "url": "javascript:alert(1)", "email": "a@b.example",
                  "profiles": [{"network": "Wiki", "url": "https://en.wikipedia.org/wiki/Swift_(language)"}],
                  "summary": "Engineer \\u0000 with ten years of Swift."},
                 "work": [{"name": "Engines (Ltd)", "position": "Engineer", "url": "https://example.com/a)b(c", "startDate": "2015",
                  "highlights": ["Wrote \\u202ESwift services", "Ran PostgreSQL \\u0001 in production"]}]}
                """
            try Files.write(resume, to: store.file("r.json"))
            let out = store.file("o.pdf")
            let outcome = try await store.run("tailor", store.file("r.json"), "--posting", Examples.backend, "--out", out)
            #expect(outcome.code == 0, "\(outcome)")
            #expect(!outcome.text.contains("\u{1b}") && !outcome.text.contains("\u{7}"))
            let check = try await store.tool("qpdf", ["--check", out])
            #expect(check.code == 0, "\(check)")
            let plain = try await store.tool("qpdf", ["--qdf", "--object-streams=disable", out, "-"])
            #expect(!plain.text.lowercased().contains("javascript"))
            #expect(plain.text.contains("wikipedia.org/wiki/Swift_"))
        }

        @Test("Lenient: dates as null or 'Present', bare hosts and old names are taken, and the job completes")
        func lenient() async throws {
            let store = try Store()
            let resume = """
                {"basics": {"name": "Grace Hopper", "website": "hopper.example"},
                 "work": [{"company": "Navy", "position": "Engineer", "startDate": "2015-01", "endDate": "Present", "highlights": ["Led Go services"]},
                          {"company": "Yard", "position": "Analyst", "startDate": "2010", "endDate": null, "highlights": ["Built SQL reports"]}]}
                """
            try Files.write(resume, to: store.file("r.json"))
            let outcome = try await store.run("tailor", store.file("r.json"), "--posting", Examples.backend, "--out", store.file("o.pdf"))
            #expect(outcome.code == 0, "\(outcome)")
        }

        @Test(
            "Output that cannot be written is refused before a job is made",
            arguments: ["/nonexistent/dir/o.pdf", "/dev/null/o.pdf", "/proc/o.pdf", "/tmp"]
        )
        func unwritableOutput(path: String) async throws {
            let store = try Store()
            expectRefusal(try await store.run("tailor", Examples.engineer, "--posting", Examples.backend, "--out", path), saying: path)
            #expect(!Files.exists(store.directory))
            let id = try await store.submit()
            #expect(try await store.run("work", "--drain").code == 0)
            let outcome = try await store.run("artifact", id, "resume.pdf", "--out", path)
            expectRefusal(outcome, saying: path)
        }

        @Test("A store that cannot be written is refused with one line", arguments: ["/dev/null/store", "/proc/store", "/sys/store"])
        func unwritableStore(path: String) async throws {
            let store = try Store(at: path)
            expectRefusal(try await store.run("submit", Examples.engineer, "--posting", Examples.backend), saying: path)
            expectRefusal(
                try await store.run("tailor", Examples.engineer, "--posting", Examples.backend, "--out", store.file("o.pdf")),
                saying: path
            )
            expectRefusal(try await store.run("jobs"))
            expectRefusal(try await store.run("work", "--drain"))
        }
    }
}
