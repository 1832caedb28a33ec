import ProcessSupport
import ServerSupport
import Testing

extension FleetTests {
    struct BrokerTests {
        @Test("G7: kill -9 of RabbitMQ under load, and a restart: every job completes once")
        func killed() async throws {
            let fleet = try await Fleet(jobs: 24)
            let workers = try (0..<2).map { _ in try fleet.work(fault: "slow-step:60") }
            try await fleet.untilCompleted(5)
            try await fleet.broker.kill()
            try await fleet.broker.start()
            try await fleet.untilSettled()
            try await fleet.dismiss(workers)
            try await fleet.expectAllOnce()
        }

        @Test("G4, G7: while RabbitMQ is stopped jobs are accepted; they run when it is back")
        func stopped() async throws {
            let fleet = try await Fleet(jobs: 6)
            let workers = try (0..<2).map { _ in try fleet.work(fault: "slow-step:60") }
            try await fleet.untilCompleted(2)
            try await fleet.broker.stop()
            var accepted = fleet.accepted
            for number in 0..<6 { accepted.append(try #require(try await fleet.submit(number: number))) }
            try await fleet.broker.start()
            try await fleet.untilSettled()
            try await fleet.dismiss(workers)
            try await fleet.expectAllOnce(accepted)
        }

        @Test("G7: RabbitMQ loses all its data: no job is lost")
        func wiped() async throws {
            let fleet = try await Fleet(jobs: 24)
            let workers = try (0..<2).map { _ in try fleet.work(slots: 2, fault: "slow-step:250") }
            try await fleet.untilCompleted(4)
            let lost = try await fleet.messages()
            try await fleet.broker.wipe()
            try await fleet.broker.start()
            print("wiped: \(lost) messages gone")
            #expect(lost > 0)
            try await fleet.untilSettled()
            try await fleet.dismiss(workers)
            try await fleet.expectAllOnce()
        }
    }
}
