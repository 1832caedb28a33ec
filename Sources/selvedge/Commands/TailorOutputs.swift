import EventSourcing
import Foundation
import JobRuntime
import Jobs

/// What `tailor` takes out of a completed job: the PDF where it was asked for, a letter's text beside it.
struct TailorOutputs {
    var pdf: String

    struct Made {
        var files: [String]
        /// The match report as the job stored it.
        var report: RawJSON?
        var reportText: String?
    }

    func write(_ jobID: JobID, _ composition: Composition) async throws(CommandFailure) -> Made {
        let service = composition.service
        let state = try await command { () async throws(JobServiceError) in try await service.state(jobID) }
        var made = Made(files: [])
        for name in state.artifacts.map(\.name) {
            let content = try await self.content(jobID, name, service)
            switch name {
            case "report.json": made.report = RawJSON(bytes: content)
            case "report.txt": made.reportText = String(decoding: content, as: UTF8.self)
            case "resume.pdf", "letter.pdf": try self.write(content, to: self.pdf, &made)
            case "letter.txt":
                try self.write(content, to: URL(fileURLWithPath: self.pdf).deletingPathExtension().relativePath + ".txt", &made)
            default: continue
            }
        }
        return made
    }

    private func write(_ content: [UInt8], to path: String, _ made: inout Made) throws(CommandFailure) {
        try OutputFile.write(content, to: path)
        made.files.append(path)
    }

    private func content(_ jobID: JobID, _ name: String, _ service: JobService) async throws(CommandFailure) -> [UInt8] {
        do {
            return try await service.artifact(jobID, name: name)
        } catch {
            throw .failed("\(error)")
        }
    }
}
