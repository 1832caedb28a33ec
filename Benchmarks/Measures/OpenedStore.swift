import SQLiteStore

/// Opening a store: making one, and opening one that is up to date.
struct OpenedStore {
    var scratch: Scratch
    var runs: Int

    func measure() throws -> [Figure] {
        var fresh: [Double] = []
        var existing: [Double] = []
        for _ in 0..<self.runs {
            let directory = self.scratch.fresh("opened")
            fresh.append(try self.open(directory))
            existing.append(try self.open(directory))
        }
        return [
            Figure("open a store that is there", Samples(existing), "ms", aim: "less than 5"),
            Figure("make a store", Samples(fresh), "ms"),
        ]
    }

    private func open(_ directory: String) throws -> Double {
        let start = ContinuousClock.now
        let store = try SQLiteJobStore.open(at: directory, createIfMissing: true)
        let time = start.duration(to: .now).inMilliseconds
        try store.close()
        return time
    }
}
