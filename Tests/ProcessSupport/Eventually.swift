/// Waits until something outside this process has come true; asks every few milliseconds.
public func eventually(_ what: String, within seconds: Double = 60, _ condition: () async throws -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while try await !condition() {
        guard ContinuousClock.now < deadline else { throw ProcessFault.tookTooLong(what) }
        try await Task.sleep(for: .milliseconds(10))
    }
}
