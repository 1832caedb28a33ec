import EventSourcing
public import Logging
import Tracing

extension Logger.MetadataProvider {
    /// Puts the ids of the span under way on every log line, as `trace` and `span`.
    public static let trace = Self {
        guard let trace = ServiceContext.current?.trace else { return [:] }
        let span = String(trace.description.split(separator: "-")[2])
        return ["trace": "\(trace.traceID)", "span": "\(span)"]
    }
}
