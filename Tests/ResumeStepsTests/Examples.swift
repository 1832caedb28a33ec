import Foundation
import ResumeSteps

/// The files of `Examples/`.
enum Examples {
    static let resumes = ["software-engineer.json", "registered-nurse.json"]
    static let postings = ["backend-engineer.md", "icu-nurse-manager.txt", "supply-chain-analyst.md"]

    static func resume(_ name: String) throws -> [UInt8] { try self.bytes("resumes/\(name)") }
    static func posting(_ name: String) throws -> [UInt8] { try self.bytes("postings/\(name)") }

    static func input(
        _ resume: String = "software-engineer.json",
        _ posting: String = "backend-engineer.md",
        options: JobOptions = JobOptions()
    ) throws -> [UInt8] {
        try JobInput.validated(resume: self.resume(resume), posting: self.posting(posting), options: options).bytes
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try Array(Data(contentsOf: root.appending(path: "Examples/\(path)")))
    }
}
