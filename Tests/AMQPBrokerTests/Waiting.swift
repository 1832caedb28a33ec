import Testing

/// Waits until something holds; fails the test when it does not in time.
func eventually(
    within time: Duration = .seconds(60),
    _ what: @autoclosure () -> String,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ condition: () async throws -> Bool
) async throws {
    let deadline = ContinuousClock.now + time
    while try await !condition() {
        guard ContinuousClock.now < deadline else {
            Issue.record("not in time: \(what())", sourceLocation: sourceLocation)
            throw TooLate(what: what())
        }
        try await Task.sleep(for: .milliseconds(20))
    }
}

struct TooLate: Error {
    var what: String
}

extension AsyncStream where Element: Sendable {
    /// The next elements; fails when they do not come in time.
    func elements(_ count: Int, within time: Duration = .seconds(60)) async throws -> [Element] {
        try await withThrowingTaskGroup(of: [Element].self) { group in
            group.addTask {
                var elements: [Element] = []
                for await element in self {
                    elements.append(element)
                    if elements.count == count { break }
                }
                return elements
            }
            group.addTask {
                try await Task.sleep(for: time)
                throw TooLate(what: "\(count) elements of a stream")
            }
            defer { group.cancelAll() }
            return try await group.next() ?? []
        }
    }
}
