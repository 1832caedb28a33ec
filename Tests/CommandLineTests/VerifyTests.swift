import Foundation
import ProcessSupport
import Testing

extension CommandLineTests {
    struct VerifyTests {
        private struct Report: Decodable {
            struct Fault: Decodable {
                var job: String
                var version: Int
                var reason: String
            }

            var faults: [Fault]
        }

        @Test("verify exits with 1 and names job, version and reason of the first bad event", arguments: Tampering.all)
        func tampered(_ tampering: Tampering) async throws {
            let store = try Store()
            let (job, other) = try await self.twoDone(store)
            let log = try await store.log(job)
            let otherLog = try await store.log(other)
            var sql = tampering.sql
            for (mark, log) in [("OTHER", otherLog), ("", log)] {
                for version in Tampering.Mark.allCases {
                    sql = sql.replacingOccurrences(of: mark + version.rawValue, with: "\(version.version(in: log) ?? 0)")
                }
            }
            sql = sql.replacingOccurrences(of: "JOB", with: job).replacingOccurrences(of: "OTHER", with: other)
            try await store.sql("PRAGMA foreign_keys = OFF;" + Tampering.withoutTriggers + sql + Tampering.withTriggers)

            let all = try await store.run("verify", "--json")
            #expect(all.code == 1, "\(all)")
            let report = try JSONDecoder().decode(Report.self, from: Data(all.output))
            let fault = try #require(report.faults.first { $0.job == job }, "\(all)")
            #expect(tampering.reasons.contains { fault.reason.contains($0) }, "\(fault)")
            if let mark = tampering.version { #expect(fault.version == mark.version(in: log), "\(fault)") }

            let one = try await store.run("verify", job)
            #expect(one.code == 1, "\(one)")
            #expect(one.errorLines.count == 1)
            #expect(one.text.contains(job) && one.text.contains("version \(fault.version)"), "\(one)")
            if tampering.name != "a missing definition" { #expect(try await store.run("verify", other).code == 0) }
            // What is damaged stops no other job.
            let next = try await store.submit()
            #expect(try await store.run("work", "--drain", atMost: 60).code == 0)
            #expect(try await store.job(next).status == "completed")
        }

        @Test("verify tells of dropped triggers")
        func droppedTriggers() async throws {
            let store = try Store()
            _ = try await self.twoDone(store)
            try await store.sql(Tampering.withoutTriggers)
            let outcome = try await store.run("verify")
            #expect(outcome.code == 1, "\(outcome)")
            #expect(outcome.text.contains("schema"))
        }

        @Test(
            "A missing or damaged artifact: verify names it, artifact and show say so in one line; retrying makes no difference to others"
        )
        func artifacts() async throws {
            let store = try Store()
            let (job, other) = try await self.twoDone(store)
            let pdf = try await store.artifact(job, "resume.pdf")
            let log = try await store.log(job)
            let digest = try #require(log.flatMap { $0.artifacts ?? [] }.last { $0.name == "resume.pdf" }?.digest)
            let path = "\(store.directory)/artifacts/\(digest.prefix(2))/\(digest.dropFirst(2))"
            let stored = try Files.read(path)
            #expect(stored != pdf, "sealed")

            var damaged = stored
            damaged[stored.count / 2] ^= 1
            try Files.write(damaged, to: path)
            expectRefusal(try await store.run("artifact", job, "resume.pdf"), saying: "damaged")
            let one = try await store.run("verify", job)
            #expect(one.code == 1 && one.text.contains("artifact") && one.text.contains("damaged"), "\(one)")

            try FileManager.default.removeItem(atPath: path)
            expectRefusal(try await store.run("artifact", job, "resume.pdf"), saying: "missing")
            let two = try await store.run("verify", job)
            #expect(two.code == 1 && two.text.contains("missing"), "\(two)")
            #expect(try await store.artifact(other, "letter.pdf").starts(with: "%PDF-".utf8))
            try Files.write(stored, to: path)
            #expect(try await store.run("verify").code == 0)
        }

        @Test("A store of a newer version is refused by every command with one line, exit 2; an altered migration too")
        func otherSchemas() async throws {
            let store = try Store()
            let job = try await store.submit()
            let table = try #require(
                try await store.sql("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '%migration%';").first
            )
            let columns = try await store.sql("SELECT name FROM pragma_table_info('\(table)') ORDER BY cid;")
            let number = try #require(columns.first)
            let rest = columns.dropFirst().joined(separator: ", ")
            try await store.sql("INSERT INTO \(table) (\(number), \(rest)) SELECT 99, \(rest) FROM \(table) LIMIT 1;")
            for command in [
                ["jobs"], ["show", job], ["work", "--drain"], ["submit", Examples.engineer, "--posting", Examples.backend], ["log", job],
                ["erase", "--user", "local"], ["cancel", job],
            ] {
                expectRefusal(try await store.run(command), saying: "newer", "\(command)")
            }
            try await store.sql("DELETE FROM \(table) WHERE \(number) = 99;")
            #expect(try await store.jobs().count == 1)
        }

        @Test("A file that is no database, or a lost master key: one line, exit 2")
        func damagedStore() async throws {
            let store = try Store()
            let job = try await store.submit()
            let key = try Files.read("\(store.directory)/master.key")
            try FileManager.default.removeItem(atPath: "\(store.directory)/master.key")
            expectRefusal(try await store.run("show", job), saying: "master")
            expectRefusal(try await store.run("submit", Examples.engineer, "--posting", Examples.backend), saying: "master")
            try Files.write(key, to: "\(store.directory)/master.key")
            expectRefusal(try await store.run("show", job), saying: "chmod 600")
            #expect(try await store.tool("chmod", ["600", "\(store.directory)/master.key"]).code == 0)
            #expect(try await store.run("show", job).code == 0)
            for name in ["selvedge.sqlite-wal", "selvedge.sqlite-shm"] {
                try? FileManager.default.removeItem(atPath: "\(store.directory)/\(name)")
            }
            try Files.write("this is no database, whatever its name says, and it is long enough to be looked at", to: store.database)
            for command in [["jobs"], ["verify"], ["work", "--drain"]] { expectRefusal(try await store.run(command), "\(command)") }
        }

        private func twoDone(_ store: Store) async throws -> (String, String) {
            let job = try await store.submit()
            let other = try await store.submit(Examples.nurse, Examples.icu, ["--workflow", "cover-letter"])
            let outcome = try await store.run("work", "--drain")
            try #require(outcome.code == 0, "\(outcome)")
            return (job, other)
        }
    }
}
