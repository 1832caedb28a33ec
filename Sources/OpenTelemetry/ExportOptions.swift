/// How spans are gathered and sent; the defaults are OpenTelemetry's.
public struct ExportOptions: Sendable {
    /// Spans that may wait; further ones are dropped.
    public var queueLimit = 2048
    /// Spans in one request.
    public var batchLimit = 512
    /// How long a span waits for others.
    public var interval = Duration.seconds(5)
    /// How long a request may take.
    public var timeout = Duration.seconds(10)
    /// Tries at one request before its spans are dropped, 1 or more.
    public var attempts = 5
    /// How long a process that stops goes on sending.
    public var shutdownDeadline = Duration.seconds(5)

    public init() {}
}
