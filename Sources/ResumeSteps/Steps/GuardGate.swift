import Jobs
import Resumes

/// Lets through only documents that say nothing their source does not say.
enum GuardGate {
    private static let named = 5

    /// Fails with `guard_rejected`, naming places and kinds, never the text that stands there.
    static func require(_ findings: [GuardFinding]) throws(StepFailure) {
        guard !findings.isEmpty else { return }
        let places = findings.prefix(self.named).map { "\($0.kind.rawValue) at \($0.pointer)" }.joined(separator: ", ")
        let rest = findings.count > self.named ? " and \(findings.count - self.named) more" : ""
        let message = "the document says what the résumé does not bear out: \(places)\(rest)"
        throw StepFailure(code: "guard_rejected", message: message, isRetryable: false)
    }

    /// Checks that a printed letter has no word that is not in the letter, which was checked sentence by sentence.
    static func require(printed text: String, of letter: CoverLetter, furniture: [String]) throws(StepFailure) {
        var allowed: Set<String> = []
        let texts = letter.printable + furniture
        for text in texts { allowed.formUnion(self.words(of: text)) }
        let findings = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .compactMap { number, line in
                self.words(of: String(line)).allSatisfy(allowed.contains)
                    ? nil : GuardFinding(pointer: SourceID("/text/\(number)"), kind: .word)
            }
        try self.require(findings)
    }

    private static func words(of text: String) -> [String] {
        text.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
    }
}

extension CoverLetter {
    /// Every text a layout may draw.
    fileprivate var printable: [String] {
        let sender = self.sender
        let place = [sender.location?.address, sender.location?.postalCode, sender.location?.city, sender.location?.region]
        let contacts = [sender.name, sender.label, sender.email, sender.phone, sender.url, sender.location?.countryCode] + place
        let profiles = sender.profiles.flatMap { [$0.network, $0.username, $0.url] }
        let rest = [self.subject, self.salutation, self.closing, self.signature]
        return (contacts + profiles + rest).compactMap(\.self) + self.recipient + self.paragraphs
    }
}
