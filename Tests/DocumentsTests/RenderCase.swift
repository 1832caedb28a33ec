import Documents
import Testing

@testable import render_fixture

/// One document of the matrix every rendering test runs through.
struct RenderCase: Sendable, CustomTestStringConvertible {
    var fixture: Fixture
    var theme: Theme
    var page: PageSize

    var testDescription: String { "\(self.fixture) \(self.theme) \(self.page)" }
    var options: RenderOptions { RenderOptions(theme: self.theme, page: self.page) }

    static let all = Fixture.allCases.flatMap { fixture in
        Theme.allCases.flatMap { theme in
            PageSize.allCases.map { RenderCase(fixture: fixture, theme: theme, page: $0) }
        }
    }
}
