import ArgumentParser
import Messaging

struct QueuesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queues",
        abstract: "List the broker's queues: messages nobody has taken, and consumers."
    )

    @OptionGroup var store: StoreOptions

    func run() async throws {
        let access = try await BrokerAccess(try self.store.configuration())
        let queues = try await access.use { desk async throws(BrokerError) in try await desk.queues() }
        if self.store.json {
            JSONOutput.print(queues.map(View.init))
            return
        }
        for queue in queues {
            let counts = "\(queue.ready) ready".leftPadded(to: 12) + "\(queue.consumers) consumers".leftPadded(to: 15)
            Terminal.print("\(queue.purpose.padded(to: 13))\(counts)   \(queue.name)")
        }
    }

    private struct View: Encodable {
        var name: String
        var purpose: String
        var ready: Int
        var consumers: Int

        init(_ queue: QueueStatus) {
            self.name = queue.name
            self.purpose = queue.purpose
            self.ready = queue.ready
            self.consumers = queue.consumers
        }
    }
}
