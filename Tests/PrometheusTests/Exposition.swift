import CoreMetrics
import Prometheus

extension PrometheusRegistry {
    /// The page as text.
    var text: String { String(decoding: self.exposition(), as: UTF8.self) }

    /// Its lines without `HELP` and `TYPE`.
    var samples: [String] { self.text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init) }
}
