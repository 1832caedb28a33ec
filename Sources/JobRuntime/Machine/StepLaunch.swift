/// A step attempt that may run now.
struct StepLaunch: Sendable, Equatable {
    var step: String
    var attempt: Int
    var uses: String
    var parameters: [String: String]
    /// Steps whose outputs and artifacts it gets.
    var sources: Set<String>
}
