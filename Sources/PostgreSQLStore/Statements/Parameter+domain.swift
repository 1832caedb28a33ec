internal import EventSourcing
internal import PostgreSQL

extension PostgreSQLUUID {
    init(_ id: JobID) { self.init(high: id.high, low: id.low) }

    init(_ label: JobLabel) { self.init(high: label.high, low: label.low) }

    init(_ id: ResumeID) { self.init(high: id.high, low: id.low) }
}

extension Parameter {
    static func job(_ id: JobID) -> Parameter { .uuid(PostgreSQLUUID(id)) }

    static func jobs(_ ids: some Collection<JobID>) -> Parameter { .uuidArray(ids.lazy.map { PostgreSQLUUID($0) }) }

    static func digest(_ digest: Digest) -> Parameter { .bytea(digest.bytes) }

    /// Without a copy of each on the heap.
    static func digests(_ digests: some Collection<Digest>) -> Parameter {
        .byteaArray(digests, size: { _ in 32 }) { digest, target in digest.withUnsafeBytes { target.copyMemory(from: $0) } }
    }

    static func numbers(_ values: some Collection<Int>) -> Parameter { .int4Array(values.lazy.map { Int32(clamping: $0) }) }

    static func times(_ values: some Collection<Timestamp?>) -> Parameter { .int8Array(values.lazy.map { $0?.microseconds }) }

    /// A bound on the rows of an answer.
    static func limit(_ limit: Int) -> Parameter { .int4(Int32(clamping: max(0, limit))) }
}
