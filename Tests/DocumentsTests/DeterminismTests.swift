import Documents
import Foundation
import Testing

@testable import render_fixture

@Suite struct DeterminismTests {
    @Test(arguments: Fixture.allCases, Theme.allCases)
    func g14TheBytesAreTheSameInAnotherProcessZoneLocaleAndHome(_ fixture: Fixture, _ theme: Theme) async throws {
        let renderer = try SharedRenderer.get()
        // Other documents before it must not show.
        _ = try await renderer.render(Fixture.mixed.resume, options: RenderOptions(theme: theme))
        _ = try await renderer.measure(fixture.resume, options: RenderOptions(theme: theme))
        let here = try await renderer.render(fixture.resume, options: RenderOptions(theme: theme)).bytes
        let file = try TemporaryPDF()
        let environment = [
            "TZ": "Pacific/Kiritimati", "LANG": "ar_EG.UTF-8", "LC_ALL": "ja_JP.UTF-8", "HOME": "/nonexistent", "PATH": "/usr/bin",
            "FONTCONFIG_FILE": "/nonexistent/fonts.conf", "XDG_CACHE_HOME": "/nonexistent", "PANGO_LANGUAGE": "ko",
        ]
        _ = try Tool.run(Tool.renderFixture, [fixture.rawValue, theme.rawValue, "a4", file.path], environment: environment)
        let there = try Data(contentsOf: URL(fileURLWithPath: file.path))
        #expect(Array(there) == here)
    }

    @Test func g14ConcurrentRendersGiveTheBytesOfSingleOnes() async throws {
        let renderer = try SharedRenderer.get()
        let options = RenderOptions(theme: .modern)
        var alone: [Fixture: [UInt8]] = [:]
        for fixture in Fixture.allCases { alone[fixture] = try await renderer.render(fixture.resume, options: options).bytes }
        let together = try await withThrowingTaskGroup(of: (Fixture, [UInt8]).self) { group in
            for fixture in Fixture.allCases + Fixture.allCases {
                group.addTask { (fixture, try await PDFRenderer().render(fixture.resume, options: options).bytes) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for (fixture, bytes) in together { #expect(bytes == alone[fixture]) }
    }
}
