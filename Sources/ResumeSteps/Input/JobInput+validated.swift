public import EventSourcing
import Resumes

extension JobInput {
    /// Everything a job checks before it starts to work, so that bad input makes no job.
    ///
    /// - Parameters:
    ///   - resume: JSON Resume in UTF-8.
    ///   - posting: text, Markdown or HTML in UTF-8.
    ///   - resumeID: which of the user's stored résumés it is.
    ///   - metadata: what the job's maker keeps with it.
    ///   - notUnderstood: lines of the text that the résumé was made of which are not in it.
    public static func validated(
        resume: [UInt8],
        posting: [UInt8],
        options: JobOptions = JobOptions(),
        resumeID: ResumeID? = nil,
        metadata: [String: String] = [:],
        notUnderstood: [String] = []
    ) throws(InputError) -> JobInput {
        try options.requireSense()
        try Self.check(resume: resume)
        _ = try Self.posting(of: posting)
        return JobInput(
            resume: String(decoding: resume, as: UTF8.self),
            posting: String(decoding: posting, as: UTF8.self),
            options: options,
            resumeID: resumeID.map { "\($0)" },
            metadata: metadata,
            notUnderstood: notUnderstood
        )
    }

    /// What ``validated(resume:posting:options:resumeID:metadata:notUnderstood:)`` checks of the résumé.
    public static func check(resume: [UInt8]) throws(InputError) {
        if let format = Self.foreignFormat(of: resume) { throw .resumeFormat(format) }
        _ = try Self.reading(of: resume)
    }

    /// The résumé with what had to be mended.
    func readResume() throws(InputError) -> ResumeReading { try Self.reading(of: Array(self.resume.utf8)) }

    func readPosting() throws(InputError) -> Posting { try Self.posting(of: Array(self.posting.utf8)) }

    private static func reading(of bytes: [UInt8]) throws(InputError) -> ResumeReading {
        let reading: ResumeReading
        do throws(ResumeReadError) {
            reading = try ResumeReader.read(bytes)
        } catch {
            throw .resume(error)
        }
        guard reading.resume.strictJSON().count <= Self.resumeTextLimit else { throw .resumeText(limit: Self.resumeTextLimit) }
        return reading
    }

    private static func posting(of bytes: [UInt8]) throws(InputError) -> Posting {
        do throws(PostingReadError) {
            return try PostingReader.read(bytes: bytes)
        } catch {
            throw .posting(error)
        }
    }

    /// Kinds of files people have their résumé in, by their first bytes.
    private static func foreignFormat(of bytes: [UInt8]) -> String? {
        if bytes.starts(with: Array("%PDF-".utf8)) { return "a PDF file" }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return "a Word file or another ZIP archive" }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return "an old Word file" }
        if bytes.starts(with: Array("{\\rtf".utf8)) { return "an RTF file" }
        return nil
    }
}
