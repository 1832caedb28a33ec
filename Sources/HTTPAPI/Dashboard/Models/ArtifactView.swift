import EventSourcing
import Jobs

/// A file that a job has made.
struct ArtifactView: Sendable {
    let name: String
    let href: String
    let size: String

    init(_ reference: ArtifactReference, of jobID: JobID) {
        self.name = reference.name
        self.href = JobLinks(jobID: jobID).artifact(reference.name)
        self.size = Self.size(reference.size)
    }

    static func size(_ bytes: Int) -> String {
        switch bytes {
        case ..<1000: "\(bytes) B"
        case ..<1_000_000: "\((bytes + 500) / 1000) kB"
        default: "\(bytes / 1_000_000).\(bytes / 100_000 % 10) MB"
        }
    }
}
