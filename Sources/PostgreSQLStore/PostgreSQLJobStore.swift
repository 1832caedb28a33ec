public import EventSourcing
internal import PostgreSQL

/// The ``JobStore`` of a fleet: one PostgreSQL database, shared by any number of processes.
///
/// What puts rows into the outbox goes over one connection a process, so that this process's rows get their ids in the order of its
/// commits; reads and leases go over a small pool beside it. All writing to the log happens in functions of the database that run with
/// its owner's rights, so the application's role has no right to insert, change or delete events. A cancelled task does not interrupt a
/// write that has begun.
///
/// Events come with their position from ``readFeed(after:limit:)`` only: positions are given out after the commit, and elsewhere they
/// are 0.
public final class PostgreSQLJobStore: JobStore {
    let pool: PostgreSQLPool
    /// Whose outbox rows are this process's to publish; empty when it publishes none, and any publisher may adopt them.
    let publisher: String
    /// Counts this process's commits apart from others'.
    let process: String
    /// Under which number this process's appends are sent, see the database's `note_commit`.
    let session = SessionNumber()
    let testClock: (@Sendable () -> Timestamp)?
    /// Keeps a relay that finds nothing from asking for others' outbox rows each time.
    let adoption = Pacer(period: .milliseconds(50))
    /// How often the relay makes sure that others see this process live.
    let attendance = Pacer(period: .milliseconds(250))
    let upkeep = Pacer(period: .seconds(60))
    let leadership: Leadership

    init(pool: PostgreSQLPool, publisher: WorkerID?, process: String, testClock: (@Sendable () -> Timestamp)?) {
        self.pool = pool
        self.publisher = publisher?.name ?? ""
        self.process = process
        self.testClock = testClock
        self.leadership = Leadership(pool: pool, holder: process)
    }

    /// Ends the sessions after what is under way. Later accesses fail as unavailable.
    public func close() async {
        await self.leadership.close()
        await self.pool.close()
    }
}
