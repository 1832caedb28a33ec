import Logging
import ServiceLifecycle
import UnixSignals

extension ServiceGroup {
    /// Services in the order of their start; the group stops gracefully when a guest ends, and at once when another does.
    init(_ services: [any Service], guests: [any Service], signals: [UnixSignal], logger: Logger) {
        var configurations = services.map { service in
            ServiceGroupConfiguration.ServiceConfiguration(service: service, serviceName: "\(type(of: service))")
        }
        for guest in guests {
            configurations.append(
                .init(service: guest, successTerminationBehavior: .gracefullyShutdownGroup, serviceName: "\(type(of: guest))")
            )
        }
        self.init(configuration: .init(services: configurations, gracefulShutdownSignals: signals, logger: logger))
    }
}
