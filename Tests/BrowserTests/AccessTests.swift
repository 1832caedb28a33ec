import Foundation
import ProcessSupport
import Testing

extension BrowserTests {
    struct AccessTests {
        @Test("The token is kept out of scripts, addresses and pages, no longer than it lives, and signing out forgets it")
        func session() async throws {
            try await ServedPage.with { page in
                let browser = page.browser
                let address = "\(page.url)/jobs/01a1fdd8-99d4-78d6-a99b-f88ac5edeb23?version=3"
                try await browser.open(address)
                try await browser.type(page.token + Key.enter, into: "#token")
                try await browser.reads("There is nothing here", in: "h1")
                #expect(try await browser.url == address, "signing in leads back")

                let cookie = try #require(try await browser.cookies()["selvedge_session"])
                #expect(cookie["httpOnly"] as? Bool == true)
                #expect(cookie["sameSite"] as? String == "Strict")
                #expect(cookie["path"] as? String == "/")
                let expiry = try #require(cookie["expiry"] as? Double)
                #expect(expiry <= Date().timeIntervalSince1970 + 3600)
                #expect(try await browser.run("return document.cookie") as? String == "")
                #expect(
                    try await browser.run("return document.documentElement.outerHTML.includes(arguments[0])", [page.token]) as? Bool
                        == false
                )

                try await browser.click("#sign-out")
                try await browser.shows("#token")
                #expect(try await browser.cookies()["selvedge_session"] == nil)
                try await browser.open("\(page.url)/new")
                try await browser.shows("#token")
            }
        }

        @Test("Hostile words of résumés and postings are words on every page")
        func hostile() async throws {
            try await ServedPage.with { page in
                let browser = page.browser
                try await page.signIn()
                let evil = #"<script>window.taken = 1</script><img src=x onerror="window.taken = 2">"#
                // A quotation mark that an accent joins, and text that runs from right to left.
                let quotes = "\"\u{301} onfocus=window.taken=3 autofocus x=' \u{202E}Swift \u{5D0}\u{5D1}\u{5D2}"
                let resume: [String: Any] = [
                    "basics": ["name": "Ada \(evil)", "label": quotes, "summary": "\(evil) \(quotes)"],
                    "work": [
                        [
                            "name": "Works \(evil)", "position": quotes, "startDate": "2019-01",
                            "highlights": ["Built Swift services \(evil)"],
                        ]
                    ],
                ]
                let json = String(decoding: try JSONSerialization.data(withJSONObject: resume), as: UTF8.self)
                try await browser.open("\(page.url)/new")
                try await browser.paste("\(json)}", into: "#resume")
                try await browser.paste("\(evil)\n</textarea>\(evil)\nYou must know Swift \(quotes) services.", into: "#posting")
                try await browser.paste(quotes, into: "#title")
                try await browser.paste(evil, into: "#company")
                try await browser.paste("5", into: "#maxPages")
                try await browser.click(".send button")
                try await browser.reads("is not JSON", in: "#resume-problem")
                #expect(try await browser.run("return document.querySelector('#title').value") as? String == quotes)
                #expect(try await browser.run("return document.querySelector('#company').value") as? String == evil)
                try await browser.paste(json, into: "#resume")
                try await browser.click(".send button")
                try await eventually("the job ends") {
                    ["Completed", "Failed"].contains(try await browser.text("#overview .badge"))
                }
                try await page.keep("hostile")
                try await browser.open(
                    "\(page.url)/?status=%22%3E%3Cscript%3Ewindow.taken%3D4%3C/script%3E&workflow=%22%3E%3Cscript%3Ewindow.taken%3D5%3C/script%3E"
                )
                try await browser.shows("#list")
                #expect(try await browser.run("return window.taken ?? null") == nil)
                let complaints = try await browser.complaints()
                #expect(complaints == [], "a policy had to stop what escaping should have")
            }
        }
    }
}
