import Foundation
import ProcessSupport
import Testing

extension BrowserTests {
    struct SubmittingTests {
        @Test("From signing in to the PDF in the page, seen live and without a reload")
        func toThePDF() async throws {
            try await ServedPage.with { page in
                let browser = page.browser
                try await browser.open(page.url)
                try await page.keep("sign-in")
                try await browser.type("not-a-token", into: "#token")
                try await browser.press(Key.enter)
                try await browser.reads("not a valid token", in: "#token-problem")
                #expect(try await browser.run("return document.documentElement.outerHTML.includes('not-a-token')") as? Bool == false)
                try await page.signIn()
                try await browser.reads("There are no jobs yet", in: "#list")

                let id = try await page.submit()
                _ = try await browser.run("window.sameDocument = true")
                try await browser.reads("Completed", in: "#overview .badge")
                try await browser.shows("#pdf")
                #expect(try await browser.run("return window.sameDocument") as? Bool == true, "the page was loaded again")
                #expect(try await browser.text("#announcement").contains("completed"))
                #expect(try await browser.text("#heading") == "Senior Backend Engineer · Harborline Logistics")
                #expect(try await browser.count("#steps .completed") == 5)
                #expect(try await browser.text("#report").contains("5+ years of backend experience"))
                #expect(try await browser.text("#files").contains("resume.json"))

                try await Self.showsPDF(page, "/api/v1/jobs/\(id)/artifacts/resume.pdf")
                try await page.keep("job-light")
                let complaints = try await browser.complaints()
                #expect(complaints == [])

                try await browser.prefers(["prefers-color-scheme": "dark"])
                try await page.keep("job-dark")
                try await browser.open(page.url)
                try await browser.reads("Completed", in: "#list")
                #expect(try await browser.text("#list").contains(id))
                try await page.keep("jobs-dark")
                #expect(!page.process.errorSoFar.contains(page.token), "the token is in the log")
                #expect(!page.process.errorSoFar.contains("Harborline"), "G13: the posting is in the log")
            }
        }

        /// Waits until the browser's own viewer has drawn the document: its frame is there, and a picture of it is more than a plain area.
        private static func showsPDF(_ page: ServedPage, _ path: String) async throws {
            try await eventually("the viewer has the document") {
                try await page.browser.targets().contains { $0.prefix { $0 != "#" } == "\(page.url)\(path)" }
            }
            _ = try await page.browser.run("document.querySelector('#pdf').scrollIntoView({ block: 'start' })")
            try await eventually("the document is drawn") { try await page.browser.picture(whole: false).count > 60_000 }
        }

        @Test("A letter stands on the page as text")
        func letter() async throws {
            try await ServedPage.with { page in
                try await page.signIn()
                try await page.submit("cover-letter", resume: Examples.nurse, posting: Examples.icu)
                try await page.browser.reads("Completed", in: "#overview .badge")
                try await page.browser.reads("Registered Nurse", in: "#letter")
                #expect(try await page.browser.count("#letter p") > 2)
                try await page.keep("letter")
            }
        }

        @Test("Files come into the form by choosing and by dropping them")
        func files() async throws {
            try await ServedPage.with { page in
                try await page.signIn()
                let browser = page.browser
                try await browser.open("\(page.url)/new")
                try await browser.type(Examples.engineer, into: "#resumeFile")
                try await browser.reads("software-engineer.json was read", in: ".drop .note")
                let typed = try await browser.run("return document.querySelector('#resume').value") as? String
                let file = try String(contentsOfFile: Examples.engineer, encoding: .utf8)
                #expect(typed == file)
                let drop = """
                    const data = new DataTransfer();
                    data.items.add(new File(['We look for a Swift engineer.'], 'posting.txt', { type: 'text/plain' }));
                    const area = document.querySelector('#posting');
                    for (const name of ['dragenter', 'dragover', 'drop']) {
                      area.dispatchEvent(new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true }));
                    }
                    """
                _ = try await browser.run(drop)
                try await eventually("the posting is read") {
                    try await browser.run("return document.querySelector('#posting').value") as? String == "We look for a Swift engineer."
                }
                try await page.keep("new-light")
                try await browser.click(".send button")
                try await browser.reads("Completed", in: "#overview .badge")
            }
        }

        @Test("What is wrong stands beside its field, and what was typed stays")
        func mistakes() async throws {
            try await ServedPage.with { page in
                try await page.signIn()
                let browser = page.browser
                try await browser.open("\(page.url)/new")
                try await browser.paste("{\"basics\": ", into: "#resume")
                try await browser.paste("We look for <b>someone</b>.\n\n\nTwo lines below.", into: "#posting")
                try await browser.paste("x1", into: "#language")
                try await browser.click(".send button")
                try await browser.reads("is not JSON from line 1", in: "#resume-problem")
                #expect(try await browser.run("return document.querySelector('#resume').value") as? String == "{\"basics\": ")
                let posting = try await browser.run("return document.querySelector('#posting').value") as? String
                #expect(posting == "We look for <b>someone</b>.\n\n\nTwo lines below.")
                try await page.keep("new-mistakes")
                try await browser.paste(try String(contentsOfFile: Examples.engineer, encoding: .utf8), into: "#resume")
                try await browser.click(".send button")
                try await browser.reads("BCP 47", in: "#language-problem")
                try await browser.paste("en", into: "#language")
                try await browser.click(".send button")
                try await browser.reads("Completed", in: "#overview .badge")
            }
        }

        @Test("Without scripts a job is made, followed by loading again, and its log stepped through")
        func withoutScripts() async throws {
            try await ServedPage.with(scripts: false) { page in
                let browser = page.browser
                try await page.signIn()
                try await browser.open("\(page.url)/new")
                try await browser.type(Examples.engineer, into: "#resumeFile")
                try await browser.type("We look for an engineer who writes Swift.", into: "#posting")
                try await browser.click(".send button")
                try await eventually("the job completes") {
                    try await browser.reload()
                    return try await browser.text("#overview .badge") == "Completed"
                }
                #expect(try await browser.has("#pdf"))
                #expect(
                    try await browser.run("return getComputedStyle(document.querySelector('.slider button')).display") as? String != "none"
                )
                try await browser.click("#events li:last-child a")
                try await browser.reads("Pending", in: "#state")
            }
        }
    }
}
