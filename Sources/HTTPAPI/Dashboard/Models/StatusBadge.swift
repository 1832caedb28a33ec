import EventSourcing

/// A job's status as a word and a class of style.
struct StatusBadge: Sendable {
    /// One of the public statuses, or `waiting` for a job that waits for a person.
    let style: String
    let word: String

    init(status: String, stage: String) {
        self.style = stage == "waiting" ? "waiting" : status
        self.word = Choice.words(stage == status || status != "processing" && stage != "quarantined" ? status : stage)
    }

    init(_ row: JobRow) { self.init(status: row.status, stage: row.stage) }
}
