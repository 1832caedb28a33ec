import Messaging
import Settings

/// The broker by itself, for commands that need no database.
struct BrokerAccess: Sendable {
    private let opened: OpenedBroker
    /// Where the broker is a part of the database.
    private let store: OpenedStore?

    init(_ configuration: Configuration) async throws(CommandFailure) {
        let needsStore = configuration.amqp == nil && configuration.postgres != nil
        self.store = needsStore ? try await Engines.openStore(configuration, for: .read) : nil
        let opened = try Engines.openBroker(configuration, with: self.store, logger: nil)
        guard opened.desk != nil else {
            throw .usage(
                "there is no broker to ask: the embedded one lives inside its worker; set SELVEDGE_POSTGRES_URL or SELVEDGE_AMQP_URL"
            )
        }
        self.opened = opened
    }

    /// Asks once and closes.
    func use<Value: Sendable>(
        _ body: @escaping @Sendable (any BrokerDesk) async throws(BrokerError) -> Value
    ) async throws(CommandFailure) -> Value {
        guard let desk = self.opened.desk else { throw .usage("there is no broker to ask") }
        let outcome: Value?
        do {
            outcome = try await Patience.limit { try await body(desk) }
        } catch {
            await self.close()
            throw .usage("\(error)")
        }
        await self.close()
        guard let outcome else { throw .usage("the broker at \(self.opened.place) does not answer") }
        return outcome
    }

    private func close() async {
        await self.opened.close()
        await self.store?.close()
    }
}
