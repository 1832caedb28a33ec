import ArgumentParser
import EventSourcing
import Messaging

struct DeadLettersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dead-letters",
        abstract: "List messages nobody could do anything with, or give one another chance.",
        subcommands: [List.self, Requeue.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "List them with the reason; what is in them is not shown, for it may be a résumé."
        )

        @OptionGroup var store: StoreOptions

        @Option(name: .long, help: "At most so many.")
        var limit = 100

        func validate() throws {
            guard (1...10_000).contains(self.limit) else { throw ValidationError("--limit must be 1 to 10000") }
        }

        func run() async throws {
            let access = try await BrokerAccess(try self.store.configuration())
            let limit = self.limit
            let letters = try await access.use { desk async throws(BrokerError) in try await desk.deadLetters(limit: limit) }
            if self.store.json {
                JSONOutput.print(letters.map(View.init))
                return
            }
            for letter in letters {
                let at = letter.at.map { String($0.description.prefix(19)) } ?? ""
                let size = "\(letter.size) bytes".leftPadded(to: 14)
                Terminal.print(
                    "\(letter.id)  \(at.padded(to: 19))  \(letter.reason.padded(to: 28))\(size)  \(letter.routingKey)  ×\(letter.count)"
                )
            }
        }
    }

    struct Requeue: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "requeue",
            abstract: "Send a dead letter to where it was to go, and take it out of the list."
        )

        @OptionGroup var store: StoreOptions

        @Argument(help: "The letter's id, as the list shows it.")
        var id: String

        func run() async throws {
            let access = try await BrokerAccess(try self.store.configuration())
            let id = self.id
            let isFound = try await access.use { desk async throws(BrokerError) in try await desk.requeue(deadLetter: id) }
            guard isFound else { throw CommandFailure.usage("there is no dead letter “\(id.prefix(100))”") }
            if self.store.json {
                JSONOutput.print(Requeued(id: id, requeued: true))
            } else {
                Terminal.print("requeued \(id)")
            }
        }
    }

    private struct Requeued: Encodable {
        var id: String
        var requeued: Bool
    }

    private struct View: Encodable {
        var id: String
        var reason: String
        var routingKey: String
        var size: Int
        var at: String?
        var count: Int

        init(_ letter: DeadLetter) {
            self.id = letter.id
            self.reason = letter.reason
            self.routingKey = letter.routingKey
            self.size = letter.size
            self.at = letter.at?.description
            self.count = letter.count
        }
    }
}
