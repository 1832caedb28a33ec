/// Events that a client has seen, over its connections.
actor Seen {
    private(set) var job = ""
    private(set) var ids: [Int] = []
    private(set) var versions: [Int] = []
    /// Where the stream began.
    private(set) var beginning: String?

    func begin(at position: String?) { self.beginning = position }

    func take(_ job: String, _ events: [EventReader.Event]) {
        self.job = job
        self.ids += events.compactMap { $0.id.flatMap { Int($0) } }
        self.versions += events.compactMap { $0.json["version"] as? Int }
    }
}
