import EventSourcing

/// The smallest event there can be, for tests of what all events share.
struct NoteEvent: DomainEvent {
    var text: String
    var count: Int

    var type: String { "NoteTaken" }

    func write(to json: inout JSONWriter) {
        json.member("text", self.text)
        json.member("count", self.count)
    }
}
