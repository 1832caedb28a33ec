import Foundation

/// What the figures were measured on.
struct Machine: Encodable {
    var cores = ProcessInfo.processInfo.activeProcessorCount
    var system = ProcessInfo.processInfo.operatingSystemVersionString
    /// One-minute load average before the run, this program's own work not included.
    var loadBefore = Self.load()

    private static func load() -> Double {
        var averages = [0.0]
        return getloadavg(&averages, 1) == 1 ? averages[0] : .nan
    }
}
