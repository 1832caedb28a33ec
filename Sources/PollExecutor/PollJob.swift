/// What the loop's thread runs from its inbox.
enum PollJob {
    case task(UnownedJob)
    case call(@Sendable () -> Void)

    func run(on executor: UnownedSerialExecutor) {
        switch self {
        case .task(let job): job.runSynchronously(on: executor)
        case .call(let body): body()
        }
    }
}
