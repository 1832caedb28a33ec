import Foundation
import ProcessSupport
import Testing

extension BrowserTests {
    struct ActingTests {
        @Test("A job that waits for a person is approved with a button and completes before the person's eyes")
        func approve() async throws {
            try await ServedPage.with { page in
                try await page.signIn()
                let id = try await page.submit("reviewed")
                try await page.browser.reads("Waiting", in: "#overview .badge")
                try await page.browser.reads("waits for you", in: "#actions")
                try await page.keep("waiting")
                try await page.browser.click("#signal-approved")
                try await page.browser.reads("Completed", in: "#overview .badge")
                try await page.browser.shows("#pdf")
                #expect(try await page.jobID() == id)
            }
        }

        @Test("G11: a job is cancelled with a button, and run again from a chosen step")
        func cancelAndRetry() async throws {
            try await ServedPage.with { page in
                let browser = page.browser
                try await page.signIn()
                try await page.submit("reviewed")
                try await browser.reads("Waiting", in: "#overview .badge")
                try await browser.click("#cancel")
                try await browser.reads("Cancelled", in: "#overview .badge")
                #expect(try await !browser.has("#cancel"))
                try await page.choose("tailor", in: "#fromStep")
                try await browser.click("#retry")
                try await browser.reads("Retried by hand", in: "#events")
                try await browser.reads("from tailor", in: "#events")
                try await browser.reads("Waiting", in: "#overview .badge")
                try await browser.click("#signal-approved")
                try await browser.reads("Completed", in: "#overview .badge")
            }
        }

        @Test("G13: a finished job's documents are deleted, by keyboard alone")
        func erase() async throws {
            try await ServedPage.with { page in
                let browser = page.browser
                try await page.signIn()
                let id = try await page.submit()
                try await browser.reads("Completed", in: "#overview .badge")
                _ = try await browser.run("document.querySelector('#more').focus()")
                try await browser.press(Key.enter)
                try await browser.reads("gone for good", in: "#actions")
                try await page.keep("deleting")
                try await browser.press(Key.tab + Key.enter)
                try await browser.reads("was erased", in: "#overview")
                #expect(try await !browser.has("#pdf"))
                try await browser.reads("Delete again", in: "#more")
                #expect(try await page.store.run("verify", id).code == 0)
            }
        }

        @Test("A failure comes onto the page as it happens, with what the step said, and a retry mends it")
        func failure() async throws {
            try await ServedPage.with { page in
                let browser = page.browser
                try await page.signIn()
                let id = try await page.submit("pressed")
                try await browser.reads("Delegated", in: "#overview .badge")
                _ = try await browser.run("window.sameDocument = true")
                let message = #"no <script>document.title = 'taken'</script> paper, "quoted" & 'so'"#
                let failed = try await page.store.run("fail", id, "--code", "no_paper", "--message", message)
                #expect(failed.code == 0, "\(failed)")
                try await browser.reads("no_paper", in: "#failure")
                #expect(try await browser.text("#failure").contains(message))
                #expect(try await browser.run("return window.sameDocument") as? Bool == true, "the page was loaded again")
                #expect(try await browser.run("return document.title") as? String != "taken")
                try await page.keep("failed")
                try await browser.click("#retry")
                try await browser.reads("Delegated", in: "#overview .badge")
                #expect(try await page.store.run("complete", id).code == 0)
                try await browser.reads("Completed", in: "#overview .badge")
                let complaints = try await browser.complaints()
                #expect(complaints == [])
            }
        }

        @Test("The log shows the state after any of its events, by link and by slider")
        func history() async throws {
            try await ServedPage.with { page in
                let browser = page.browser
                try await page.signIn()
                let id = try await page.submit()
                try await browser.reads("Completed", in: "#overview .badge")
                try await browser.click("#events li:last-child a")
                try await eventually("the state is the first") { try await browser.text("#state").contains("after 1, Job created") }
                #expect(try await browser.text("#state").contains("Pending"))
                #expect(try await browser.count("#state .steps .pending") == 5)
                #expect(try await browser.text("#overview .badge") == "Completed", "the job itself is where it was")

                let versions = try await browser.count("#events li")
                let replayed = try await page.store.run("replay", id, "--at", "\(versions - 2)", "--json")
                #expect(replayed.code == 0)
                try await browser.open("\(page.url)/jobs/\(id)")
                _ = try await browser.run("document.querySelector('#version').focus()")
                try await browser.press(Key.left + Key.left)
                try await eventually("the slider moves the state") {
                    try await browser.text("#state").contains("after \(versions - 2),")
                }
                #expect(try await browser.url.contains("version=\(versions - 2)"))
                #expect(try await browser.run("return document.activeElement.id") as? String == "version", "the focus stays")
                #expect(try await browser.text("#version-shown") == "\(versions - 2) of \(versions)")
                try await page.keep("history")
            }
        }
    }
}
