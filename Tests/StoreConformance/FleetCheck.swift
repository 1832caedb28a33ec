public import EventSourcing

/// One sentence of the contract of stores that several processes share, and how to test it.
public struct FleetCheck<Store: JobStore>: Sendable {
    /// What must hold; starts with the guarantee it belongs to, if any.
    public var name: String
    let body: @Sendable (StoreFleet<Store>, ManualClock) async throws -> Void

    init(_ name: String, _ body: @escaping @Sendable (StoreFleet<Store>, ManualClock) async throws -> Void) {
        self.name = name
        self.body = body
    }

    /// Throws what did not hold.
    ///
    /// - Parameters:
    ///   - fleet: opens instances on fresh data, which go by `clock`.
    public func run(on fleet: StoreFleet<Store>, clock: ManualClock) async throws {
        try await self.body(fleet, clock)
    }

    /// Asks until the answer is yes, for at most a minute. The clock moves on, for whatever goes by it.
    static func eventually(_ text: String, _ clock: ManualClock, _ isTrue: () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now.advanced(by: .seconds(60))
        while try await !isTrue() {
            try expect(ContinuousClock.now < deadline, "not within a minute: \(text)")
            clock.advance(milliseconds: 50)
            try await Task.sleep(for: .milliseconds(10))
        }
    }
}

extension FleetCheck: CustomStringConvertible {
    public var description: String { self.name }
}
