/// So many jobs at a time.
enum Load {
    /// Runs jobs `0..<count` and returns the seconds each took.
    @concurrent
    static func run(_ count: Int, inFlight: Int, job: @escaping @Sendable (Int) async throws -> Void) async throws -> [Double] {
        try await withThrowingTaskGroup(of: Double.self) { group in
            var seconds: [Double] = []
            seconds.reserveCapacity(count)
            for number in 0..<count {
                if number >= inFlight, let one = try await group.next() { seconds.append(one) }
                group.addTask {
                    let start = ContinuousClock.now
                    try await job(number)
                    return start.duration(to: .now).inSeconds
                }
            }
            for try await one in group { seconds.append(one) }
            return seconds
        }
    }
}
