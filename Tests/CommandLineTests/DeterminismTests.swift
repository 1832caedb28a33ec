import Foundation
import ProcessSupport
import Testing

extension CommandLineTests {
    struct DeterminismTests {
        @Test("G14: other time zone, locale, home and store, the same bytes", arguments: ["tailor", "cover-letter"])
        func environments(workflow: String) async throws {
            var documents: Set<[UInt8]> = []
            var reports: Set<[UInt8]> = []
            for environment in [
                [:], ["TZ": "Pacific/Kiritimati", "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8"],
                [
                    "TZ": "America/St_Johns", "LANG": "tr_TR.UTF-8", "LC_ALL": "C", "HOME": "/", "LANGUAGE": "ar",
                    "FONTCONFIG_PATH": "/nonexistent",
                ],
            ] {
                let store = try Store(environment: environment)
                let out = store.file("o.pdf")
                let outcome = try await store.run(
                    ["tailor", Examples.engineer, "--posting", Examples.backend, "--workflow", workflow, "--out", out]
                )
                #expect(outcome.code == 0, "\(outcome)")
                documents.insert(try Files.read(out))
                let id = try #require(try await store.jobs().first?.job)
                reports.insert(try await store.artifact(id, "report.json"))
            }
            #expect(documents.count == 1)
            #expect(reports.count == 1)
        }
    }
}
