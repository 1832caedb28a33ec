import Foundation
import ProcessSupport
import Testing

extension BrowserTests {
    struct ListTests {
        @Test("Jobs are filtered by status and workflow, paged, and change before the person's eyes")
        func list() async throws {
            try await ServedPage.with { page in
                let browser = page.browser
                try await page.signIn()
                let waiting = try await page.submit("reviewed")
                try await browser.reads("Waiting", in: "#overview .badge")
                try await Self.submit(21, in: browser)

                try await browser.open(page.url)
                _ = try await browser.run("window.sameDocument = true")
                try await browser.reads("Completed", in: "#list tbody tr:nth-child(20)")
                #expect(try await browser.run("return window.sameDocument") as? Bool == true, "the page was loaded again")
                #expect(try await browser.count("#list tbody tr") == 20)
                try await page.keep("jobs-light")
                try await browser.click("a[rel=next]")
                try await browser.shows("a[rel=first]")
                #expect(try await browser.count("#list tbody tr") == 2)
                #expect(try await browser.text("#list").contains(waiting), "the oldest is last")

                try await browser.open(page.url)
                try await page.choose("processing", in: "#status")
                try await browser.click("form.filters button")
                try await browser.shows(".clear")
                try await eventually("only that one is left") { try await browser.count("#list tbody tr") == 1 }
                #expect(try await browser.text("#list").contains(waiting))
                try await page.choose("tailor", in: "#workflow")
                try await browser.click("form.filters button")
                try await browser.reads("No job is like that", in: "#list")
                try await page.choose("", in: "#status")
                try await browser.click("form.filters button")
                try await eventually("only the workflow counts") { try await browser.count("#list tbody tr") == 20 }
                try await browser.click("a[rel=next]")
                try await browser.shows("a[rel=first]")
                #expect(try await browser.count("#list tbody tr") == 1, "the filter holds on the next page")
            }
        }

        /// By the API, with the page's own cookie.
        private static func submit(_ count: Int, in browser: Browser) async throws {
            let resume = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: Examples.engineer)))
            let script = """
                const [count, resume] = arguments;
                const job = { workflow: 'tailor', resume, maxPages: 3, posting: { text: 'We look for a Swift engineer.' } };
                return fetch('/api/v1/jobs/batch', {
                  method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ jobs: Array(count).fill(job) }),
                }).then((answer) => answer.status);
                """
            #expect(try await browser.run(script, [count, resume]) as? Int == 200)
        }
    }
}
