import Foundation
import ProcessSupport

/// The program, serving on a store of its own, and a browser that looks at it.
struct ServedPage: Sendable {
    /// Workflows that wait for a person and for a service outside, so that tests see jobs on their way.
    private static let workflows = [
        "reviewed": """
        name: reviewed
        description: Waits for a person before it prints
        steps:
          - {name: validate, uses: validate, retry: {attempts: 1}}
          - {name: prepare, uses: prepare}
          - {name: tailor, uses: tailor, needs: [validate, prepare]}
          - {name: review, uses: approval, signal: approved, for: 2d}
          - {name: render, uses: render, needs: [validate, tailor, review]}
          - {name: save, uses: save, effects: external}
        """,
        "pressed": """
        name: pressed
        description: Has a service outside do something first
        steps:
          - {name: press, uses: external, task: press, for: 1h, retry: {attempts: 1}}
          - {name: validate, uses: validate, needs: press, retry: {attempts: 1}}
        """,
    ]

    let store: Store
    let process: ChildProcess
    let url: String
    let token: String
    let driver: BrowserDriver
    let browser: Browser

    /// Runs the test with a signed-out browser, and ends all of it.
    static func with(scripts: Bool = true, _ body: (ServedPage) async throws -> Void) async throws {
        let store = try Store()
        let directory = store.file("workflows")
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        for (name, text) in Self.workflows { try Files.write(text, to: "\(directory)/\(name).yaml") }
        let process = try store.start(["serve", "--port", "0", "--log-format", "text", "--workflows", directory])
        try await eventually("the service is ready") { process.errorSoFar.contains("service ready") }
        guard let match = try /127\.0\.0\.1:([0-9]+)/.firstMatch(in: process.errorSoFar) else {
            throw ProcessFault.notJSON(process.errorSoFar)
        }
        let token = try await store.run("token", "--user", "ada", "--scope", "jobs", "--ttl", "1h").text
        let driver = try await BrowserDriver()
        let page = ServedPage(
            store: store,
            process: process,
            url: "http://127.0.0.1:\(match.1)",
            token: token.trimmingCharacters(in: .whitespacesAndNewlines),
            driver: driver,
            browser: try await Browser(driver, scripts: scripts)
        )
        let failure: (any Error)?
        do {
            try await body(page)
            failure = nil
        } catch {
            failure = error
            try? await page.keep("failed-\(UInt16.random(in: 0...UInt16.max))")
        }
        try? await page.browser.close()
        try? await driver.stop()
        process.send(SIGTERM)
        _ = try await process.wait(atMost: 40)
        if let failure { throw failure }
    }

    func signIn() async throws {
        try await self.browser.open(self.url)
        try await self.browser.type(self.token, into: "#token")
        try await self.browser.click("main form button")
        try await self.browser.shows("#sign-out")
    }

    /// Makes a job by the form and stays on its page; gives its id.
    @discardableResult
    func submit(
        _ workflow: String = "tailor",
        resume: String = Examples.engineer,
        posting: String = Examples.backend,
        pages: Int = 2
    ) async throws -> String {
        try await self.browser.open("\(self.url)/new")
        try await self.browser.paste(try String(contentsOfFile: resume, encoding: .utf8), into: "#resume")
        try await self.browser.paste(try String(contentsOfFile: posting, encoding: .utf8), into: "#posting")
        try await self.choose(workflow, in: "#workflow")
        try await self.browser.paste("\(pages)", into: "#maxPages")
        try await self.browser.click(".send button")
        try await eventually("the job's page is there") { try await self.browser.url.contains("/jobs/") }
        return try await self.jobID()
    }

    func choose(_ value: String, in selector: String) async throws {
        try await self.browser.click("\(selector) option[value=\"\(value)\"]")
    }

    func jobID() async throws -> String {
        let url = try await self.browser.url
        return String(url.split(separator: "/").last?.prefix { $0 != "?" && $0 != "#" } ?? "")
    }

    /// Keeps a picture of the page: where `$SELVEDGE_SCREENSHOTS` says, else as long as the test runs.
    func keep(_ name: String, whole: Bool = true) async throws {
        let directory = ProcessInfo.processInfo.environment["SELVEDGE_SCREENSHOTS"] ?? self.store.file("pictures")
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let picture = try await self.browser.picture(whole: whole)
        try Files.write(Array(picture), to: "\(directory)/\(name).png")
    }
}
