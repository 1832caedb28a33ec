import EventSourcing

/// A refused append: what its writer took for true, and what was.
struct NearMissView {
    private let miss: NearMiss

    init(_ miss: NearMiss) { self.miss = miss }

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("job", self.miss.jobID.description)
        json.member("at", self.miss.at.description)
        json.member("expectedVersion", self.miss.expectedVersion)
        if let fence = self.miss.expectedFence { json.member("expectedFence", fence.number) }
        switch self.miss.reason {
        case .stale(let version):
            json.member("reason", "stale")
            json.member("actualVersion", version)
        case .fenced(let fence):
            json.member("reason", "fenced")
            json.member("actualFence", fence.number)
        case .keyTaken: json.member("reason", "key-taken")
        }
        json.endObject()
    }
}
