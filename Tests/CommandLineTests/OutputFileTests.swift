import Foundation
import ProcessSupport
import Testing

extension CommandLineTests {
    /// What `--out` and standard output may do to a person's files.
    struct OutputFileTests {
        @Test("An output that is an input is refused, and the input is as it was")
        func sparesInputs() async throws {
            let store = try Store()
            let resume = store.file("me.json")
            let posting = store.file("cover.txt")
            try Files.write(try Files.read(Examples.engineer), to: resume)
            try Files.write(try Files.read(Examples.backend), to: posting)
            expectRefusal(try await store.run("tailor", resume, "--posting", posting, "--out", resume))
            let letter = ["tailor", resume, "--posting", posting, "--workflow", "cover-letter", "--out", store.file("cover.pdf")]
            expectRefusal(try await store.run(letter))
            #expect(try Files.read(resume) == Files.read(Examples.engineer))
            #expect(try Files.read(posting) == Files.read(Examples.backend))
            #expect(!Files.exists(store.directory), "no job was made")
        }

        @Test("An output that cannot be a file is refused before a job is made", arguments: ["", "/", "/no/such/directory/x.pdf"])
        func impossibleOutput(path: String) async throws {
            let store = try Store()
            expectRefusal(try await store.run("tailor", Examples.engineer, "--posting", Examples.backend, "--out", path))
            #expect(!Files.exists(store.directory))
        }

        @Test("A link is written through, not replaced")
        func writesThroughLinks() async throws {
            let store = try Store()
            let (link, target) = (store.file("link.pdf"), store.file("target.pdf"))
            try Files.write("old", to: target)
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
            let outcome = try await store.run("tailor", Examples.engineer, "--posting", Examples.backend, "--out", link)
            #expect(outcome.code == 0, "\(outcome)")
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == target)
            #expect(try Files.read(target).starts(with: Array("%PDF-".utf8)))
        }

        @Test("Output that could not be written is no success")
        func fullOutput() async throws {
            let store = try Store()
            let job = try await store.submit()
            let outcome = try await store.tool(
                "/bin/sh",
                ["-c", "\"$0\" \"$@\" > /dev/full", try Program.path(), "show", job, "--store", store.directory]
            )
            #expect(outcome.code == 1, "\(outcome)")
            #expect(outcome.errorLines.count == 1, "\(outcome)")
        }

        @Test("An empty --store, as an unset variable gives it, is refused")
        func emptyStore() async throws {
            let store = try Store()
            expectRefusal(try await store.startPlainly(["jobs", "--store", ""]).wait())
        }
    }
}
