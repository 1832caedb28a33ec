import Foundation
import ProcessSupport
import Testing

extension CommandLineTests {
    struct PrivacyTests {
        private static let canary = "Quixotrella Vandermeersch"
        private static let postingCanary = "Blorptastic Industries"

        @Test("No file of the store ever holds a word of the résumé or posting in clear, and erasing leaves every log verifiable")
        func erasure() async throws {
            let store = try Store()
            let resume = """
                {"basics": {"name": "\(Self.canary)", "email": "q@example.com", "summary": "Engineer with ten years of Swift and PostgreSQL."},
                 "work": [{"name": "Acme", "position": "Engineer", "startDate": "2015-01", "highlights": ["Built Swift services on PostgreSQL for \(Self.canary)"]}]}
                """
            try Files.write(resume, to: store.file("r.json"))
            try Files.write(
                "\(Self.postingCanary) needs: Swift, PostgreSQL, Kubernetes. \(Self.canary) may apply.",
                to: store.file("p.txt")
            )
            let mine = try await store.submit(store.file("r.json"), store.file("p.txt"), ["--user", "ann"])
            try self.expectNoCanary(in: store)
            let theirs = try await store.submit(Examples.nurse, Examples.icu, ["--user", "ben"])
            let waiting = try await store.run("work", "--drain", "--log-level", "trace")
            #expect(waiting.code == 0)
            #expect(!waiting.errorOutput.contains("Quixotrella") && !waiting.errorOutput.contains("Blorptastic"))
            let pending = try await store.submit(store.file("r.json"), store.file("p.txt"), ["--user", "ann"])
            #expect(String(decoding: try await store.artifact(mine, "resume.json"), as: UTF8.self).contains(Self.canary))
            try self.expectNoCanary(in: store)
            let before = Files.all(below: "\(store.directory)/artifacts").count

            let erased = try await store.run("erase", "--user", "ann", "--json")
            #expect(erased.code == 0, "\(erased)")
            #expect(try await store.run("verify").code == 0)
            #expect(Files.all(below: "\(store.directory)/artifacts").count < before)
            for name in ["resume.pdf", "resume.json", "report.json"] {
                expectRefusal(try await store.run("artifact", mine, name), saying: "erased", name)
            }
            #expect(try await store.job(pending).status == "cancelled")
            #expect(try await store.log(mine).last?.type == "PayloadErased")
            #expect(try await store.run("replay", mine, "--json").code == 0)
            expectRefusal(try await store.run("retry", pending))
            try self.expectNoCanary(in: store)
            #expect(try await store.artifact(theirs, "resume.pdf").starts(with: "%PDF-".utf8))

            // Twice is once, and the user may come back.
            #expect(try await store.run("erase", "--user", "ann").code == 0)
            let again = try await store.submit(store.file("r.json"), store.file("p.txt"), ["--user", "ann"])
            #expect(try await store.run("work", "--drain").code == 0)
            #expect(try await store.job(again).status == "completed")
            #expect(try await store.run("verify").code == 0)
            expectRefusal(try await store.run("artifact", mine, "resume.pdf"))
        }

        @Test("The store's files are for their owner only")
        func modes() async throws {
            let store = try Store()
            _ = try await store.submit()
            #expect(try await store.run("work", "--drain").code == 0)
            for path in Files.all(below: store.directory) + [store.directory] {
                let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
                #expect((mode ?? 0o777) & 0o077 == 0, "\(path)")
            }
        }

        private func expectNoCanary(in store: Store) throws {
            for word in [Self.canary, "Quixotrella", Self.postingCanary, "Blorptastic"] {
                #expect(try Files.holding(word, below: store.directory) == [])
            }
        }
    }
}
