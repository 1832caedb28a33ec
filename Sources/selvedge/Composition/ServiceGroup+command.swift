import EventSourcing
import HTTPAPI
import Logging
import Messaging
import ServiceLifecycle
import UnixSignals

extension ServiceGroup {
    /// Runs a command's service until it ends or is told to stop, and turns its errors into the command's one line.
    ///
    /// - Parameter first: begin before it and end after it; those that are nil are not there.
    static func run(_ service: any Service, after first: [(any Service)?] = [], logger: Logger) async throws {
        let group = ServiceGroup(
            configuration: .init(
                services: first.compactMap { $0.map { .init(service: $0) } }
                    + [.init(service: service, successTerminationBehavior: .gracefullyShutdownGroup)],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger
            )
        )
        do {
            try await group.run()
        } catch let error as StoreError {
            throw CommandFailure.failed("\(error)")
        } catch let error as HTTPServiceError {
            throw CommandFailure.failed("\(error)")
        } catch let error as BrokerError {
            throw CommandFailure.failed("\(error)")
        }
    }
}
