import Testing

/// Waits for a condition that others bring about; ends the test when it does not come true, which only a broken program lets happen.
func eventually(
    within limit: Duration = .seconds(120),
    sourceLocation: SourceLocation = #_sourceLocation,
    _ condition: () async throws -> Bool
) async throws {
    let deadline = ContinuousClock.now + limit
    while try await !condition() {
        try #require(ContinuousClock.now < deadline, "the condition did not come true", sourceLocation: sourceLocation)
        try await Task.sleep(for: .milliseconds(2))
    }
}
