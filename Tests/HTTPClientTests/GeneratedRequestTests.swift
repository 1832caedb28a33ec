import Foundation
import ProcessSupport
import Testing

extension HTTPClientTests {
    struct GeneratedRequestTests {
        @Test("Schemathesis, with all its checks and phases, finds nothing that the contract does not say, and nothing is damaged")
        func schemathesis() async throws {
            let store = try Store(environment: Service.settings)
            let service = try await Service.start(on: store)
            let token = try await service.token("ada", "jobs,worker,audit,admin")
            try Files.write(Array(try JSONSerialization.data(withJSONObject: Caller.order())), to: store.file("order.json"))
            for name in ["schemathesis.toml", "hooks.py"] {
                try Files.write(try Files.read(PythonTools.script(name)), to: store.file(name))
            }
            let run = try PythonTools.start(
                [
                    try PythonTools.program("schemathesis"), "--config-file", "schemathesis.toml", "run", "\(service.url)/openapi.json",
                    "--header", "Authorization: Bearer \(token)", "--phases", "examples,coverage,fuzzing,stateful", "--checks", "all",
                ],
                environment: ["SELVEDGE_URL": service.url, "SELVEDGE_TOKEN": token, "SELVEDGE_ORDER": store.file("order.json")],
                in: store.home
            )
            let outcome = try await run.wait(atMost: 900)
            #expect(outcome.code == 0, "\(outcome.text)\(outcome.errorOutput)")
            #expect(outcome.text.contains("Test cases:"), "\(outcome)")
            let ended = try await service.stop()
            #expect(ended.code == 0)
            #expect(!ended.errorOutput.contains("request failed"), "\(ended.errorOutput.suffix(2000))")
            let verified = try await store.run("verify")
            #expect(verified.code == 0, "\(verified)")
        }
    }
}
