import EventSourcing

/// Who watches what. Values only; the hub keeps it behind a lock.
struct StreamRegistry {
    private(set) var all: [UInt64: StreamSubscription] = [:]
    private var byTarget: [StreamSubscription.Target: Set<UInt64>] = [:]
    private var byUser: [UserID: Int] = [:]
    private var lastNumber: UInt64 = 0

    var count: Int { self.all.count }

    func count(of user: UserID) -> Int { self.byUser[user] ?? 0 }

    mutating func add(_ subscription: StreamSubscription) -> UInt64 {
        self.lastNumber += 1
        self.all[self.lastNumber] = subscription
        self.byTarget[subscription.target, default: []].insert(self.lastNumber)
        self.byUser[subscription.caller.userID, default: 0] += 1
        return self.lastNumber
    }

    mutating func remove(_ number: UInt64) {
        guard let subscription = self.all.removeValue(forKey: number) else { return }
        self.byTarget[subscription.target]?.remove(number)
        if self.byTarget[subscription.target]?.isEmpty ?? false { self.byTarget[subscription.target] = nil }
        let left = self.count(of: subscription.caller.userID) - 1
        self.byUser[subscription.caller.userID] = left > 0 ? left : nil
    }

    func watchers(of target: StreamSubscription.Target) -> [StreamSubscription] {
        (self.byTarget[target] ?? []).compactMap { self.all[$0] }
    }

    /// Jobs that somebody watches.
    var jobs: [JobID] {
        self.byTarget.keys.compactMap { target in
            switch target {
            case .job(let jobID): jobID
            case .user: nil
            }
        }
    }

    var hasUserWatchers: Bool {
        self.byTarget.keys.contains { target in
            switch target {
            case .user: true
            case .job: false
            }
        }
    }

    /// Those who watch all jobs of a user.
    var userWatchers: [StreamSubscription] {
        self.all.values.filter { subscription in
            switch subscription.target {
            case .user: true
            case .job: false
            }
        }
    }
}
