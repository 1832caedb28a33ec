import EventSourcing
import Jobs
import Testing

@Suite("Generated jobs keep the guarantees")
struct GeneratedJobTests {
    static let sequencesPerSeed: UInt64 = 40
    static let movesPerSequence = 60

    @Test("G1 G2 G3 G5 G7 G8 G10 G11 G12 hold for any workflow under any commands", arguments: Array(1...10) as [UInt64])
    func holds(seed: UInt64) {
        for sequence in 0..<Self.sequencesPerSeed {
            var dice = Dice(seed: seed << 32 | sequence)
            let definition = RandomWorkflow.make(&dice)
            let moves = (0..<Self.movesPerSequence).map { _ in Move.random(&dice) }
            guard let failure = Self.failure(definition, moves) else { continue }
            let prefix = Array(moves.prefix(failure.after))
            let shortest = shrunk(prefix) { Self.failure(definition, $0) != nil }
            let rule = Self.failure(definition, shortest)?.rule ?? failure.rule
            Issue.record("seed \(seed), sequence \(sequence): \(rule)\nafter \(shortest)\nof\n\(definition.outline)")
            return
        }
    }

    @Test("the generated sequences visit every event and every ending")
    func coverage() {
        var seen: Set<String> = []
        for sequence in 0..<300 as Range<UInt64> {
            var dice = Dice(seed: 7 << 32 | sequence)
            var simulation = Simulation(definition: RandomWorkflow.make(&dice))
            for _ in 0..<Self.movesPerSequence { simulation.make(Move.random(&dice)) }
            seen.formUnion(simulation.stored.map(\.type))
        }
        #expect(
            seen.sorted() == [
                "CancellationRequested", "JobCancelled", "JobClaimed", "JobCompleted", "JobCreated", "JobFailed", "JobParked",
                "JobQuarantined", "JobReleased", "JobRetried", "PayloadErased", "RetryScheduled", "SignalReceived", "StepCompleted",
                "StepFailed", "StepProgressed", "StepStarted",
            ]
        )
    }

    /// The first broken rule and the number of moves that led to it.
    private static func failure(_ definition: WorkflowDefinition, _ moves: [Move]) -> (rule: String, after: Int)? {
        // One in four begins later, and which one is the same in every shrunk sequence.
        let delay = Int64(definition.hash.bytes.first ?? 0) % 4 == 0 ? 500 : 0
        var simulation = Simulation(definition: definition, delay: Int64(delay))
        for (index, move) in moves.enumerated() {
            simulation.make(move)
            if let rule = simulation.violation { return (rule, index + 1) }
            if index.isMultiple(of: 6), let rule = simulation.settles() { return (rule, index + 1) }
        }
        simulation.checkLog()
        return (simulation.violation ?? simulation.settles()).map { ($0, moves.count) }
    }
}
