import Foundation
import ProcessSupport
import Testing

/// Exactly one line on standard error, nothing on standard output, this exit code.
func expectRefusal(
    _ outcome: ProcessOutcome,
    code: Int32 = 2,
    saying text: String = "selvedge: ",
    _ what: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(outcome.code == code, "\(what): \(outcome)", sourceLocation: sourceLocation)
    #expect(outcome.errorLines.count == 1, "\(what): \(outcome)", sourceLocation: sourceLocation)
    #expect(outcome.errorOutput.hasPrefix("selvedge: "), "\(what): \(outcome)", sourceLocation: sourceLocation)
    #expect(outcome.errorOutput.contains(text), "\(what): \(outcome)", sourceLocation: sourceLocation)
    #expect(outcome.output.isEmpty, "\(what): \(outcome)", sourceLocation: sourceLocation)
}

func isJSON(_ bytes: some Sequence<UInt8>) -> Bool {
    (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
}
