internal import EventSourcing

/// The time of a request in the two forms that a signature names.
struct SigningTime: Sendable, Equatable {
    /// `20130524T000000Z`: ISO 8601's basic form in whole seconds, UTC.
    let moment: String

    init(_ time: Timestamp) {
        let seconds = time.description.prefix { $0 != "." }
        self.moment = seconds.filter { $0 != "-" && $0 != ":" } + "Z"
    }

    /// `20130524`.
    var day: String { String(self.moment.prefix(8)) }
}
