import Resumes
import Testing

/// A résumé with a name for test output.
struct ResumeFixture: Sendable, CustomTestStringConvertible {
    var name: String
    var resume: Resume

    var testDescription: String { self.name }
}
