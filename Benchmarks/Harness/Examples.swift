import Foundation
import Jobs
import ResumeSteps
import Resumes

/// The repository's examples, in as many variants as a measurement needs: each has its own order of words, so that no cache of lines
/// or terms makes it look faster than a text seen for the first time.
struct Examples {
    let resume: Resume
    let posting: [UInt8]

    static let resumePath = "Examples/resumes/software-engineer.json"
    static let postingPath = "Examples/postings/backend-engineer.md"

    init() throws {
        self.resume = try ResumeReader.read(Self.read(Self.resumePath)).resume
        self.posting = try Self.read(Self.postingPath)
    }

    private static func read(_ path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else { throw BenchError.example(path) }
        return Array(data)
    }

    /// The résumé with the words of each bullet shuffled; of `size` where one is given.
    func resume(_ seed: UInt64, size: Size? = nil) -> Resume {
        var random = SplitMix64(seed: seed)
        var resume = self.resume
        if let size {
            resume.work = Array(resume.work.prefix(size.employers))
            // What is left must fit on a page beside one employer.
            (resume.projects, resume.volunteer, resume.publications, resume.interests) = ([], [], [], [])
        }
        for index in resume.work.indices {
            let own = resume.work[index].highlights
            let count = own.isEmpty ? 0 : size?.bullets ?? own.count
            resume.work[index].highlights = (0..<count).map { Self.shuffled(own[$0 % own.count], &random) }
        }
        for index in resume.projects.indices {
            resume.projects[index].highlights = resume.projects[index].highlights.map { Self.shuffled($0, &random) }
        }
        return resume
    }

    /// How much of the résumé a document gets.
    struct Size {
        var employers: Int
        /// At each employer.
        var bullets: Int
    }

    func input(_ seed: UInt64) throws -> [UInt8] {
        try JobInput.validated(resume: self.resume(seed).strictJSON(), posting: self.posting, options: JobOptions(maxPages: 2)).bytes
    }

    private static func shuffled(_ text: String, _ random: inout SplitMix64) -> String {
        text.split(separator: " ").shuffled(using: &random).joined(separator: " ")
    }
}
