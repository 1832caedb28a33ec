internal import Artifacts
internal import Crypto
internal import EventSourcing
internal import Glibc

/// A file of JSON lines: a header, an event a line with its payload, job by job, and an end with the counts and the SHA-256 of all before
/// it. It proves itself: each entry fits its hash, each stream is a whole chain, and the end tells that none is missing.
public final class PartitionArchive {
    /// What an archive holds.
    public struct Summary: Sendable, Equatable {
        public var jobs: Int
        public var events: Int
        public var payloads: Int

        public init(jobs: Int = 0, events: Int = 0, payloads: Int = 0) {
            self.jobs = jobs
            self.events = events
            self.payloads = payloads
        }
    }

    /// Copies of artifacts beside the archives of a directory, under their digests.
    static func artifacts(in directory: String) throws(ArtifactError) -> FileArtifactStore {
        try FileArtifactStore.open(at: "\(directory)/artifacts")
    }

    /// Where it will stand when it is whole.
    let path: String
    private let directory: String
    private var file: Int32
    private var hash = SHA256()
    private var summary = Summary()
    private var job: JobID?
    private var buffer: [UInt8] = []

    private var temporary: String { self.path + ".part" }

    init(of partition: String, at time: Timestamp, in directory: String) throws(RetentionError) {
        self.directory = directory
        self.path = "\(directory)/selvedge-\(partition)-\(time.microseconds / 1000).jsonl"
        let temporary = self.path + ".part"
        self.file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard self.file >= 0 else { throw .file(path: temporary, errno: errno) }
        var json = JSONWriter()
        json.beginObject()
        json.member("archive", 1)
        json.member("partition", partition)
        json.member("at", time.microseconds)
        json.endObject()
        try self.write(json.bytes + [UInt8(ascii: "\n")])
    }

    deinit {
        // Not finished: what there is of it is of no use.
        if self.file >= 0 {
            Glibc.close(self.file)
            unlink(self.path + ".part")
        }
    }

    func append(_ event: ArchivedEvent) throws(RetentionError) {
        if self.job != event.event.jobID {
            self.job = event.event.jobID
            self.summary.jobs += 1
        }
        self.summary.events += 1
        if event.payload != nil { self.summary.payloads += 1 }
        try self.write(event.line)
    }

    /// Writes the end, and returns the path once all of it is on disk under its name.
    func finish() throws(RetentionError) -> String {
        try self.flush()
        let digest = Digest(self.hash.finalize())
        var json = JSONWriter()
        json.beginObject()
        json.member("jobs", self.summary.jobs)
        json.member("events", self.summary.events)
        json.member("payloads", self.summary.payloads)
        json.member("sha256", digest.description)
        json.endObject()
        self.buffer = json.bytes + [UInt8(ascii: "\n")]
        try self.flush()
        guard fsync(self.file) == 0 else { throw .file(path: self.temporary, errno: errno) }
        let closed = Glibc.close(self.file)
        self.file = -1
        guard closed == 0, rename(self.temporary, self.path) == 0 else { throw .file(path: self.path, errno: errno) }
        let parent = open(self.directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard parent >= 0 else { throw .file(path: self.directory, errno: errno) }
        defer { Glibc.close(parent) }
        guard fsync(parent) == 0 else { throw .file(path: self.directory, errno: errno) }
        return self.path
    }

    private func write(_ bytes: [UInt8]) throws(RetentionError) {
        self.buffer += bytes
        if self.buffer.count >= 1 << 20 { try self.flush() }
    }

    private func flush() throws(RetentionError) {
        self.hash.update(data: self.buffer)
        var start = 0
        while start < self.buffer.count {
            let written = self.buffer.withUnsafeBytes { Glibc.write(self.file, $0.baseAddress?.advanced(by: start), $0.count - start) }
            guard written >= 0 || errno == EINTR else { throw .file(path: self.temporary, errno: errno) }
            start += max(0, written)
        }
        self.buffer = []
    }
}
