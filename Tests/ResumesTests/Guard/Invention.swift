import Resumes
import Testing

/// Something added to or changed in a résumé that its source does not bear out.
struct Invention: Sendable, CustomTestStringConvertible {
    var name: String
    var kind: GuardFinding.Kind
    var pointer: String
    var plant: @Sendable (inout Resume) -> Void

    var testDescription: String { self.name }
}
