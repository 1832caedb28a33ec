import Foundation

/// What a process of the fleet is told when it is started.
struct FleetOrder: Codable, Sendable {
    /// Names the process in the registry.
    var worker: String
    /// URLs of the servers.
    var database: String
    var broker: String
    /// Names the exchange and queues on the broker.
    var prefix: String
    /// The directory of master key and artifacts, the same for all.
    var home: String
    var slots: Int
    /// How long the step `pause` takes.
    var pauseMilliseconds = 0

    /// As one word of a command line.
    func argument() throws -> String { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }

    init(worker: String, database: String, broker: String, prefix: String, home: String, slots: Int, pauseMilliseconds: Int = 0) {
        self.worker = worker
        self.database = database
        self.broker = broker
        self.prefix = prefix
        self.home = home
        self.slots = slots
        self.pauseMilliseconds = pauseMilliseconds
    }

    init(argument: String) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(argument.utf8))
    }
}
