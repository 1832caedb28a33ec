/// Pauses between the tries of one request: exponential, each drawn from zero to its bound ("full jitter"), so that many clients which
/// failed together do not come back together.
struct RetrySchedule: Sendable {
    var base: Duration = .milliseconds(50)
    var most: Duration = .seconds(2)

    /// The longest pause after this many tries, counted from 1.
    func bound(afterTry number: Int) -> Duration {
        min(self.most, self.base * (1 << min(max(number, 1) - 1, 20)))
    }

    func pause(afterTry number: Int, using generator: inout some RandomNumberGenerator) -> Duration {
        self.bound(afterTry: number) * Double.random(in: 0...1, using: &generator)
    }
}
