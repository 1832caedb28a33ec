import Documents
import Foundation
import Resumes

/// `render-fixture FIXTURE|letter THEME PAGE OUT [ROUNDS]` writes a fixture's PDF; with ROUNDS, it first times that many renderings.
@main
struct RenderFixture {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 5, let theme = Theme(rawValue: arguments[2]), let page = PageSize(rawValue: arguments[3]) else {
            print("usage: render-fixture FIXTURE|letter THEME PAGE OUT [ROUNDS]")
            exit(2)
        }
        let options = RenderOptions(theme: theme, page: page)
        let clock = ContinuousClock()
        let start = clock.now
        let renderer = try PDFRenderer()
        let document = try await Self.render(arguments[1], renderer, options)
        if arguments.count > 5, let rounds = Int(arguments[5]), rounds > 0 {
            print("first document: \(clock.now - start)")
            var times: [Duration] = []
            for _ in 0..<rounds {
                let begin = clock.now
                _ = try await Self.render(arguments[1], renderer, options)
                times.append(clock.now - begin)
            }
            times.sort()
            print("pages \(document.pages), median \(times[rounds / 2]), least \(times[0])")
        }
        try Data(document.bytes).write(to: URL(fileURLWithPath: arguments[4]))
    }

    private static func render(_ name: String, _ renderer: PDFRenderer, _ options: RenderOptions) async throws -> RenderedPDF {
        guard let fixture = Fixture(rawValue: name) else { return try await renderer.render(CoverLetter.fixture, options: options) }
        return try await renderer.render(fixture.resume, options: options)
    }
}
