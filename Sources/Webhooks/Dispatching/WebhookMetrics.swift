internal import Metrics

/// What is counted of webhooks; labels are words of this program's own.
enum WebhookMetrics {
    static func tried(_ outcome: AttemptOutcome) {
        let word =
            switch outcome.phase {
            case .delivered: "delivered"
            case .waiting: "again"
            case .abandoned: "given_up"
            }
        Counter(label: "selvedge_webhook_tries_total", dimensions: [("outcome", word)]).increment()
        Timer(label: "selvedge_webhook_try_seconds").recordMilliseconds(outcome.attempt.durationMilliseconds)
    }

    static func made(_ count: Int) { Counter(label: "selvedge_webhooks_made_total").increment(by: count) }
}
