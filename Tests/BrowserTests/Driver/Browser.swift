import Foundation
import NIOHTTP1
import ProcessSupport

/// One headless Chromium, as a person would use it.
struct Browser: Sendable {
    /// Without a display, a sandbox or shared memory, as in a bare container, and with nobody to talk to but this machine.
    private static let flags = [
        "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-first-run", "--disable-sync",
        "--disable-background-networking", "--disable-component-update", "--disable-extensions", "--disable-breakpad",
        "--hide-scrollbars", "--force-color-profile=srgb", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ]

    let driver: BrowserDriver
    private let session: String

    init(_ driver: BrowserDriver, scripts: Bool = true) async throws {
        let profile = driver.home.file("profile-\(UInt32.random(in: 0...UInt32.max))")
        var options: [String: Any] = ["binary": "/usr/bin/chromium", "args": Self.flags + ["--user-data-dir=\(profile)"]]
        if !scripts { options["prefs"] = ["profile.managed_default_content_settings.javascript": 2] }
        let always: [String: Any] = ["goog:chromeOptions": options, "goog:loggingPrefs": ["browser": "ALL"]]
        let made = try await driver.send(.POST, "/session", ["capabilities": ["alwaysMatch": always]]) as? [String: Any]
        guard let id = made?["sessionId"] as? String else { throw ProcessFault.notJSON("\(String(describing: made))") }
        self.driver = driver
        self.session = "/session/\(id)"
        try await self.resize(1280, 900)
    }

    func close() async throws { _ = try await self.driver.send(.DELETE, self.session) }

    // MARK: - Pages

    func open(_ url: String) async throws { _ = try await self.driver.send(.POST, "\(self.session)/url", ["url": url]) }

    func reload() async throws { _ = try await self.driver.send(.POST, "\(self.session)/refresh", [:]) }

    var url: String {
        get async throws { try await self.driver.send(.GET, "\(self.session)/url") as? String ?? "" }
    }

    /// What a script returns.
    func run(_ script: String, _ arguments: [Any] = []) async throws -> Any? {
        try await self.driver.send(.POST, "\(self.session)/execute/sync", ["script": script, "args": arguments])
    }

    /// What a person reads.
    func text(_ selector: String = "body") async throws -> String {
        try await self.run("return document.querySelector(arguments[0])?.innerText ?? ''", [selector]) as? String ?? ""
    }

    func has(_ selector: String) async throws -> Bool {
        try await self.run("return document.querySelector(arguments[0]) !== null", [selector]) as? Bool ?? false
    }

    func count(_ selector: String) async throws -> Int {
        try await self.run("return document.querySelectorAll(arguments[0]).length", [selector]) as? Int ?? 0
    }

    /// Waits until a part of the page says something.
    func reads(_ text: String, in selector: String = "body", within seconds: Double = 60) async throws {
        try await eventually("'\(selector)' reads '\(text)'", within: seconds) { try await self.text(selector).contains(text) }
    }

    func shows(_ selector: String, within seconds: Double = 60) async throws {
        try await eventually("there is '\(selector)'", within: seconds) { try await self.has(selector) }
    }

    // MARK: - Hands

    func click(_ selector: String) async throws {
        _ = try await self.driver.send(.POST, "\(try await self.element(selector))/click", [:])
    }

    func type(_ text: String, into selector: String) async throws {
        _ = try await self.driver.send(.POST, "\(try await self.element(selector))/value", ["text": text])
    }

    /// Puts text into a field at once, as pasting does.
    func paste(_ text: String, into selector: String) async throws {
        let script = """
            const field = document.querySelector(arguments[0]);
            field.value = arguments[1];
            field.dispatchEvent(new Event('input', { bubbles: true }));
            """
        _ = try await self.run(script, [selector, text])
    }

    /// Presses keys wherever the focus is; see ``Key``.
    func press(_ keys: String) async throws {
        let actions = keys.flatMap { key -> [[String: Any]] in
            [["type": "keyDown", "value": String(key)], ["type": "keyUp", "value": String(key)]]
        }
        let source: [String: Any] = ["type": "key", "id": "keyboard", "actions": actions]
        _ = try await self.driver.send(.POST, "\(self.session)/actions", ["actions": [source]])
    }

    private func element(_ selector: String) async throws -> String {
        let found = try await self.driver.send(.POST, "\(self.session)/element", ["using": "css selector", "value": selector])
        guard let id = (found as? [String: String])?.values.first else { throw ProcessFault.notJSON("\(String(describing: found))") }
        return "\(self.session)/element/\(id)"
    }

    // MARK: - The window

    func resize(_ width: Int, _ height: Int, phone: Bool = false) async throws {
        let size: [String: Any] = ["width": width, "height": height, "deviceScaleFactor": phone ? 2 : 1, "mobile": phone]
        _ = try await self.devTools("Emulation.setDeviceMetricsOverride", size)
    }

    func prefers(_ features: [String: String]) async throws {
        let list = features.map { ["name": $0.key, "value": $0.value] }
        _ = try await self.devTools("Emulation.setEmulatedMedia", ["features": list])
    }

    /// A command of Chromium's own protocol.
    func devTools(_ command: String, _ parameters: [String: Any] = [:]) async throws -> [String: Any] {
        let body: [String: Any] = ["cmd": command, "params": parameters]
        return try await self.driver.send(.POST, "\(self.session)/goog/cdp/execute", body) as? [String: Any] ?? [:]
    }

    /// The whole page as PNG, or what is in the window.
    func picture(whole: Bool = true) async throws -> Data {
        let answer = try await self.devTools("Page.captureScreenshot", ["format": "png", "captureBeyondViewport": whole])
        guard let text = answer["data"] as? String, let data = Data(base64Encoded: text) else { throw ProcessFault.notJSON("a picture") }
        return data
    }

    // MARK: - What the browser knows

    /// Cookies of the page's service by name.
    func cookies() async throws -> [String: [String: Any]] {
        let list = try await self.driver.send(.GET, "\(self.session)/cookie") as? [[String: Any]] ?? []
        return Dictionary(list.map { ($0["name"] as? String ?? "", $0) }) { first, _ in first }
    }

    /// What the browser complained of since it was asked last: broken policies, scripts that failed, what was not there. That a page was
    /// answered with 401 or 422 is what the page is for.
    func complaints() async throws -> [String] {
        let log = try await self.driver.send(.POST, "\(self.session)/se/log", ["type": "browser"]) as? [[String: Any]] ?? []
        return log.filter { $0["level"] as? String == "SEVERE" }.compactMap { $0["message"] as? String }
            .filter { !$0.contains("responded with a status of 401") && !$0.contains("responded with a status of 422") }
    }

    /// Addresses of everything that is shown, frames and plugins included.
    func targets() async throws -> [String] {
        let infos = try await self.devTools("Target.getTargets")["targetInfos"] as? [[String: Any]] ?? []
        return infos.compactMap { $0["url"] as? String }
    }
}
