public import EventSourcing
import FoundationEssentials

/// What of a job's input is its maker's to see again beside the job's documents.
public struct JobInputDetails: Sendable, Equatable {
    /// Which of the user's stored résumés the job was made from.
    public var resumeID: ResumeID?
    public var metadata: [String: String]
    public var notUnderstood: [String]

    /// Reads them out of what ``JobInput/bytes`` wrote; there are none in anything else.
    public init(of bytes: [UInt8]) {
        let named = try? JSONDecoder().decode(Named.self, from: Data(bytes))
        self.resumeID = named?.resumeID.flatMap { ResumeID($0) }
        self.metadata = named?.metadata ?? [:]
        self.notUnderstood = named?.notUnderstood ?? []
    }

    private struct Named: Decodable {
        var resumeID: String?
        var metadata: [String: String]?
        var notUnderstood: [String]?
    }
}
