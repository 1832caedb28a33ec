import FoundationEssentials
import Resumes

/// A job's report as its file `report.json` has it: the match, and what became of the document.
struct ReportFile: Sendable {
    struct Document: Sendable, Decodable {
        var kind: String
        var pages: Int
        var leftOut: [SourceID]
        var notes: [String]
    }

    private struct More: Decodable {
        var document: Document
    }

    let match: MatchReport
    let document: Document

    /// Nil for another form.
    init?(json: [UInt8]) {
        let decoder = JSONDecoder()
        guard let match = try? decoder.decode(MatchReport.self, from: Data(json)),
            let more = try? decoder.decode(More.self, from: Data(json))
        else { return nil }
        self.match = match
        self.document = more.document
    }
}
