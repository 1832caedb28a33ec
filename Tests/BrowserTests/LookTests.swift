import Foundation
import ProcessSupport
import Testing

extension BrowserTests {
    struct LookTests {
        @Test("Everything can be done by keyboard alone, and the focus is always to be seen")
        func keyboard() async throws {
            try await ServedPage.with { page in
                let browser = page.browser
                try await browser.open(page.url)
                try await eventually("the field has the focus") { try await browser.count("#token:focus") == 1 }
                try await browser.press(page.token + Key.enter)
                try await browser.shows("#sign-out")
                try await Self.tab(to: "nav a[href='/new']", in: browser)
                try await browser.press(Key.enter)
                try await browser.shows("#resume")
                try await Self.tab(to: "#resume", in: browser)
                try await browser.press(
                    #"{"basics":{"name":"Ada Ames","summary":"Swift engineer"},"work":[{"name":"W","position":"Engineer","startDate":"2020-01"}]}"#
                )
                try await Self.tab(to: "#posting", in: browser)
                try await browser.press("We look for a Swift engineer.")
                try await Self.tab(to: "#workflow", in: browser)
                try await browser.press("reviewed")
                try await Self.tab(to: ".send button", in: browser)
                try await browser.press(Key.enter)
                try await browser.reads("waits for you", in: "#actions")
                try await Self.tab(to: "#signal-approved", in: browser)
                try await browser.press(Key.space)
                try await browser.reads("Completed", in: "#overview .badge")
                try await Self.tab(to: "#open-pdf", in: browser)
                try await Self.tab(to: "#version", in: browser)
                try await browser.press(Key.left)
                try await browser.reads("after", in: "#state")
                try await browser.open(page.url)
                try await Self.tab(to: "#list a", in: browser)
                try await Self.tab(to: "#sign-out", in: browser)
                try await browser.press(Key.enter)
                try await browser.shows("#token")
            }
        }

        /// Goes from one thing to the next until the one that is looked for has the focus, and sees that each of them shows it.
        private static func tab(to selector: String, in browser: Browser) async throws {
            let script = """
                const element = document.activeElement;
                const style = getComputedStyle(element);
                const isSeen = element === document.body || element.tagName === 'OBJECT'
                  || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
                return [element.matches(arguments[0]), isSeen, element.outerHTML.slice(0, 80)];
                """
            for _ in 0..<80 {
                try await browser.press(Key.tab)
                let found = try await browser.run(script, [selector]) as? [Any]
                #expect(found?[1] as? Bool == true, "no focus to be seen on \(found?[2] ?? "")")
                if found?[0] as? Bool == true { return }
            }
            Issue.record("the keyboard never reaches \(selector)")
        }

        @Test("No page is wider than a phone, and every text stands out from its ground, dark and light")
        func phoneAndContrast() async throws {
            try await ServedPage.with { page in
                let browser = page.browser
                try await browser.open(page.url)
                try await Self.check(page, "sign-in")
                try await page.signIn()
                try await browser.open("\(page.url)/new")
                try await browser.click(".send button")
                try await browser.reads("mended first")
                try await Self.check(page, "new")
                let waiting = try await page.submit("reviewed")
                try await browser.reads("Waiting", in: "#overview .badge")
                try await Self.check(page, "waiting")
                try await browser.click("#cancel")
                try await browser.reads("Cancelled", in: "#overview .badge")
                let failing = try await page.submit("pressed")
                try await browser.reads("Delegated", in: "#overview .badge")
                _ = try await page.store.run("fail", failing, "--code", "no_paper", "--message", "the tray is empty")
                try await browser.reads("no_paper", in: "#failure")
                try await Self.check(page, "failed")
                try await page.submit("cover-letter", resume: Examples.nurse, posting: Examples.icu)
                try await browser.reads("Completed", in: "#overview .badge")
                try await browser.shows("#letter")
                try await Self.check(page, "letter")
                try await page.submit()
                try await browser.reads("Completed", in: "#overview .badge")
                try await browser.shows("#report")
                try await Self.check(page, "job")
                try await browser.open(page.url)
                try await browser.reads(waiting, in: "#list")
                try await Self.check(page, "jobs")
            }
        }

        @Test("Who wants no motion gets none")
        func motion() async throws {
            try await ServedPage.with { page in
                try await page.signIn()
                try await page.browser.prefers(["prefers-reduced-motion": "reduce"])
                let moving = """
                    return [...document.querySelectorAll('*')].filter((element) => {
                      const style = getComputedStyle(element);
                      return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0;
                    }).length;
                    """
                try await page.submit("reviewed")
                try await page.browser.reads("Waiting", in: "#overview .badge")
                #expect(try await page.browser.run(moving) as? Int == 0)
            }
        }

        private static func check(_ page: ServedPage, _ name: String) async throws {
            let browser = page.browser
            for scheme in ["light", "dark"] {
                try await browser.prefers(["prefers-color-scheme": scheme])
                for (width, phone) in [(360, true), (768, false), (1280, false)] {
                    try await browser.resize(width, 780, phone: phone)
                    let wide = try await browser.run("return document.documentElement.scrollWidth") as? Int ?? 0
                    #expect(wide <= width, "\(name) is \(wide) wide at \(width)")
                    if width == 768 { continue }
                    let faint = try await browser.run(Self.faint) as? [String] ?? ["nothing was looked at"]
                    #expect(faint == [], "\(name), \(scheme), \(width)")
                    if phone { try await page.keep("phone-\(name)-\(scheme)") }
                }
            }
            try await browser.prefers(["prefers-color-scheme": "light"])
            try await browser.resize(1280, 900)
        }

        /// Texts whose contrast is below what WCAG 2.2 AA asks for (1.4.3).
        private static let faint = """
            const channel = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
            const parse = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
            const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
            const over = (top, ground) => top.slice(0, 3).map((value, index) => value * (top[3] ?? 1) + ground[index] * (1 - (top[3] ?? 1)));
            const ground = (element) => {
              const layers = [];
              for (let node = element; node; node = node.parentElement) layers.push(parse(getComputedStyle(node).backgroundColor));
              return layers.reverse().reduce((below, layer) => layer.length ? over(layer, below) : below, [255, 255, 255]);
            };
            const faint = [];
            for (const element of document.querySelectorAll('body *')) {
              const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
              const box = element.getBoundingClientRect();
              if (!hasText || box.width < 2 || box.height < 2 || !element.checkVisibility()) continue;
              const style = getComputedStyle(element);
              const below = ground(element);
              const [a, b] = [light(over(parse(style.color), below)), light(below)];
              const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
              const size = parseFloat(style.fontSize);
              const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
              if (ratio < (isLarge ? 3 : 4.5)) faint.push(`${ratio.toFixed(2)} ${element.className} ${element.textContent.trim().slice(0, 40)}`);
            }
            return faint;
            """
    }
}
