/// How a metric's numbers are to be read; the raw value is the word of a `TYPE` line.
public enum MetricKind: String, Sendable, Hashable {
    /// Only grows, until the process starts anew.
    case counter
    /// Goes up and down.
    case gauge
    /// Counts observations by size.
    case histogram
}
