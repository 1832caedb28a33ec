import EventSourcing
import Foundation
import JobRuntime
import Jobs

/// Why a job did not complete, as far as its log says, for the person whose job it is.
struct FailureExplanation {
    /// Begins with a separator; empty when there is nothing to say.
    let text: String

    init(_ row: JobRow, _ composition: Composition) async throws(CommandFailure) {
        guard let code = row.errorCode else {
            self.text = ""
            return
        }
        let place = row.step.map { " in step '\($0)'" } ?? ""
        let service = composition.service
        let log = try await command { () async throws(JobServiceError) in try await service.log(row.jobID) }
        let failure = log.last { envelope in
            if case .stepFailed = envelope.event { true } else { false }
        }
        var message = ""
        if let failure, let bytes = try? await service.payload(row.jobID, failure, of: row.userID) {
            message = ": " + String(decoding: bytes, as: UTF8.self)
        }
        self.text = "\(place) (\(code))\(message)"
    }
}
