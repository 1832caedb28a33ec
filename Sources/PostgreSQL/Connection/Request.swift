/// Something to run on a connection, and the one who waits for it.
final class Request: Sendable {
    enum Work: Sendable {
        /// Statements of one implicit transaction.
        case segment([Statement], SegmentEffect)
        /// Text for the simple protocol.
        case script(String)
    }

    let work: Work
    let waiter = Waiter<[QueryResult]>()

    init(_ work: Work) {
        self.work = work
    }

    /// What its loss means after it was sent.
    var effect: SegmentEffect {
        switch self.work {
        case .segment(_, let effect): effect
        case .script: .writes
        }
    }
}
