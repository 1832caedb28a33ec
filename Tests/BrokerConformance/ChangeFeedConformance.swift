import EventSourcing
public import Messaging

/// The contract of ``ChangeFeed`` as a list of checks; run each on a fresh feed.
public enum ChangeFeedConformance<Feed: ChangeFeed> {
    /// One sentence of it.
    public struct Check: Sendable, CustomStringConvertible {
        public var description: String
        let body: @Sendable (Feed) async throws -> Void

        public func run(on feed: Feed) async throws { try await self.body(feed) }
    }

    public static var checks: [Check] {
        [
            Check(description: "everyone who listens hears of a change, whole and in order") { feed in
                let (first, second) = (try await feed.changes(), try await feed.changes())
                let sent = try (1...5).map { try JobChange.sample($0) }
                await feed.announce(sent)
                try expectEqual(await first.firstElements(5), sent)
                try expectEqual(await second.firstElements(5), sent)
            },
            Check(description: "announcing to nobody is no error, and who comes later hears only what comes later") { feed in
                await feed.announce([try .sample(1)])
                let late = try await feed.changes()
                await feed.announce([try .sample(2)])
                try expectEqual(await late.firstElements(1), [try .sample(2)])
            },
        ]
    }
}

extension JobChange {
    fileprivate static func sample(_ number: Int) throws -> Self {
        guard let user = UserID("ada") else { throw ConformanceFailure(description: "'ada' is no user's name") }
        return Self(
            jobID: JobID(high: 1, low: UInt64(number)),
            userID: user,
            version: number,
            status: number.isMultiple(of: 2) ? "processing" : "completed",
            stage: "tailoring",
            step: number == 1 ? nil : "tailor",
            progress: number * 10
        )
    }
}

extension AsyncStream where Element: Sendable {
    /// What comes first, or what of it has come when time runs out.
    fileprivate func firstElements(_ count: Int, within time: Duration = .seconds(20)) async -> [Element] {
        await withTaskGroup(of: [Element]?.self) { group in
            group.addTask {
                var elements: [Element] = []
                for await element in self {
                    elements.append(element)
                    if elements.count == count { break }
                }
                return elements
            }
            group.addTask {
                try? await Task.sleep(for: time)
                return nil
            }
            for await elements in group {
                group.cancelAll()
                if let elements { return elements }
            }
            return []
        }
    }
}
