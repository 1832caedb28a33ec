import EventSourcing
import Foundation
import JobRuntime
import Jobs

/// What `tailor` takes out of a completed job: the PDF where it was asked for, a letter's text beside it.
struct TailorOutputs {
    var pdf: String

    /// Where a letter's text goes: never where the PDF is.
    private var letterText: String {
        let beside = self.stem + ".txt"
        return beside == self.pdf ? self.pdf + ".txt" : beside
    }

    /// Where a letter's PDF goes when the job made a résumé too.
    private var secondPDF: String { self.stem + "-letter.pdf" }

    private var stem: String { URL(fileURLWithPath: self.pdf).deletingPathExtension().relativePath }

    /// Fails when a file cannot be written, or is an input.
    func requireWritable(_ definition: WorkflowDefinition, sparing inputs: [String]) throws(CommandFailure) {
        try OutputFile.requireWritable(self.pdf, sparing: inputs)
        let makesLetter = definition.steps.contains { step in
            switch step.action {
            case .run(let uses, _): uses == "letter"
            case .delay, .approval, .external: false
            }
        }
        guard makesLetter else { return }
        for path in [self.letterText, self.secondPDF] { try OutputFile.requireWritable(path, sparing: inputs) }
    }

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
        let names = state.artifacts.map(\.name)
        for name in names {
            let content = try await self.content(jobID, name, service)
            switch name {
            case "report.json": made.report = RawJSON(bytes: content)
            case "report.txt": made.reportText = String(decoding: content, as: UTF8.self)
            case "resume.pdf": try self.write(content, to: self.pdf, &made)
            case "letter.pdf": try self.write(content, to: names.contains("resume.pdf") ? self.secondPDF : self.pdf, &made)
            case "letter.txt": try self.write(content, to: self.letterText, &made)
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
