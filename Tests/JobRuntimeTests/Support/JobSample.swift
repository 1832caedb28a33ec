import EventSourcing
import Jobs
import Testing

/// A writer of one job's stream, without a worker.
struct JobSample {
    private(set) var stream: JobStream
    private let definition: WorkflowDefinition
    private let user: UserID
    private let worker: WorkerID

    init(_ number: Int, _ definition: WorkflowDefinition = .chain(2)) throws {
        self.stream = JobStream(new: JobID(high: 7, low: UInt64(number)))
        self.definition = definition
        self.user = try #require(UserID("ada"))
        self.worker = try #require(WorkerID("w1"))
    }

    /// The append that makes the job; the sample itself stays as it is.
    func creation() throws -> AppendRequest {
        var copy = self
        return try copy.create()
    }

    mutating func create() throws -> AppendRequest {
        try self.next(.create(userID: self.user, definition: self.definition.hash, priority: .default, seed: 1), asOwner: false)
    }

    mutating func claim() throws -> AppendRequest {
        try self.next(.claim(worker: self.worker, now: Self.now, ownerIsAlive: false), asOwner: true)
    }

    mutating func next(_ command: JobCommand, asOwner: Bool) throws -> AppendRequest {
        let events = try JobDecider(definition: self.definition).decide(command, self.stream.state)
        return self.stream.append(events, by: .cli, at: Self.now, asOwner: asOwner) { plain, _, _ throws(Never) in
            SealedPayload(keyID: 1, nonce: [], ciphertext: plain)
        }
    }

    static let now = Timestamp(microseconds: 1_000_000)
}

extension World {
    static func emptyStore() -> InMemoryJobStore { InMemoryJobStore(clock: { JobSample.now }) }
}
