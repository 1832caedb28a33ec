import EventSourcing
import Logging
import Settings

/// Opens the store, and waits for its server when that cannot be reached, so that the order in which a fleet is started does not matter.
struct StoreOpening: Sendable {
    let configuration: Configuration
    /// The process that publishes what it commits.
    let publisher: WorkerID
    let logger: Logger

    /// Nil when told to stop before the store could be reached.
    func open() async throws(CommandFailure) -> Composition? {
        var pause: Duration = .milliseconds(100)
        var isTold = false
        while !Task.isCancelled {
            do {
                let composition = try await Composition(self.configuration, for: .create, publisher: self.publisher)
                if isTold { self.logger.notice("the database is there") }
                return composition
            } catch {
                guard error.mayPass else { throw error }
                if !isTold, !Task.isCancelled {
                    isTold = true
                    self.logger.warning("waiting for the database", metadata: ["error": "\(error.message)"])
                }
                try? await Task.sleep(for: pause)
                pause = min(pause * 2, .seconds(3))
            }
        }
        return nil
    }
}
