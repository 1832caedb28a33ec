import Testing

/// Waits until the condition holds; fails the test when it does not within the deadline. The deadline is only ever reached by a
/// broken program, so it is generous.
func eventually(
    _ what: String,
    within deadline: Duration = .seconds(120),
    sourceLocation: SourceLocation = #_sourceLocation,
    _ condition: () async throws -> Bool
) async throws {
    let end = ContinuousClock.now.advanced(by: deadline)
    while try await !condition() {
        try #require(ContinuousClock.now < end, "never came true: \(what)", sourceLocation: sourceLocation)
        try await Task.sleep(for: .milliseconds(2))
    }
}
