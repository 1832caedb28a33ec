internal import Artifacts
internal import Crypto
internal import EventSourcing
internal import FoundationEssentials
internal import Glibc

extension PartitionArchive {
    /// Reads an archive and proves it, without a database.
    ///
    /// - Throws: ``RetentionError/damaged(path:line:)``, ``RetentionError/file(path:errno:)``.
    public static func verify(_ path: String) throws(RetentionError) -> Summary { try self.read(path).summary }

    /// The same, and that beside the archive every artifact is that a step of a job in it has made, as it was; but those of jobs whose
    /// user was erased.
    ///
    /// - Returns: how many artifacts there are.
    /// - Throws: ``RetentionError/artifacts(_:)`` too, for the first that is missing or damaged.
    public static func verifyAll(_ path: String) async throws(RetentionError) -> (summary: Summary, artifacts: Int) {
        let (summary, artifacts) = try self.read(path)
        let directory = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        do throws(ArtifactError) {
            let store = try FileArtifactStore.open(at: "\(directory)/artifacts", createIfMissing: false)
            for digest in artifacts.sorted() { _ = try await store.get(digest) }
        } catch {
            throw .artifacts(error)
        }
        return (summary, artifacts.count)
    }

    private static func read(_ path: String) throws(RetentionError) -> (summary: Summary, artifacts: Set<EventSourcing.Digest>) {
        var check = Check(path: path)
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .file(path: path, errno: errno) }
        defer { Glibc.close(file) }
        var rest: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = chunk.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
            guard count >= 0 else { throw .file(path: path, errno: errno) }
            if count == 0 { break }
            rest += chunk[..<count]
            var start = rest.startIndex
            while let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
                try check.take(rest[start...end])
                start = end + 1
            }
            rest.removeSubrange(..<start)
        }
        return (try check.finish(isCut: !rest.isEmpty), check.artifacts)
    }

    private struct End: Decodable {
        var jobs: Int
        var events: Int
        var payloads: Int
        var sha256: String
    }

    /// What concerns artifacts of a step's last event.
    private struct Completion: Decodable {
        struct Artifact: Decodable {
            var digest: EventSourcing.Digest
        }

        var artifacts: [Artifact]?
    }

    private struct Header: Decodable {
        var archive: Int
        var partition: String
    }

    /// Line by line; a stream is held until its last event.
    private struct Check {
        let path: String
        var hash = SHA256()
        var line = 0
        var summary = Summary()
        var stream: [StoredEvent] = []
        /// Of the streams before.
        var artifacts: Set<EventSourcing.Digest> = []
        var isEnded = false

        init(path: String) {
            self.path = path
        }

        mutating func take(_ bytes: ArraySlice<UInt8>) throws(RetentionError) {
            self.line += 1
            guard !self.isEnded else { throw self.damage }
            if self.line == 1 {
                let header = try? JSONDecoder().decode(Header.self, from: Data(bytes))
                guard header?.archive == 1 else { throw self.damage }
            } else if let archived = ArchivedEvent(line: bytes) {
                try self.take(archived)
            } else {
                return try self.end(bytes)
            }
            self.hash.update(data: Data(bytes))
        }

        private mutating func take(_ archived: ArchivedEvent) throws(RetentionError) {
            if let first = self.stream.first, first.jobID != archived.event.jobID { try self.endStream() }
            if self.stream.isEmpty { self.summary.jobs += 1 }
            self.stream.append(archived.event)
            self.summary.events += 1
            if archived.payload != nil { self.summary.payloads += 1 }
        }

        private mutating func endStream() throws(RetentionError) {
            if let fault = HashChain.verify(self.stream) {
                throw .damaged(path: self.path, line: self.line - 1 - self.stream.count + fault.version)
            }
            if !self.stream.contains(where: { $0.type == "PayloadErased" }) {
                for event in self.stream where event.type == "StepCompleted" { try self.note(event) }
            }
            self.stream = []
        }

        private mutating func note(_ event: StoredEvent) throws(RetentionError) {
            guard let entry = try? JSONDecoder().decode(Completion.self, from: Data(event.bytes)) else { throw self.damage }
            for artifact in entry.artifacts ?? [] { self.artifacts.insert(artifact.digest) }
        }

        private mutating func end(_ bytes: ArraySlice<UInt8>) throws(RetentionError) {
            guard let end = try? JSONDecoder().decode(End.self, from: Data(bytes)) else { throw self.damage }
            try self.endStream()
            let isWhole = self.summary == Summary(jobs: end.jobs, events: end.events, payloads: end.payloads)
            guard isWhole, Digest(self.hash.finalize()) == Digest(hexadecimal: end.sha256) else { throw self.damage }
            self.isEnded = true
        }

        func finish(isCut: Bool) throws(RetentionError) -> Summary {
            guard self.isEnded, !isCut else { throw .damaged(path: self.path, line: self.line + 1) }
            return self.summary
        }

        private var damage: RetentionError { .damaged(path: self.path, line: self.line) }
    }
}
