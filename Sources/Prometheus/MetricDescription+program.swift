extension MetricDescription {
    /// From a tenth of a second to a day: a job may wait for a person.
    private static let jobBuckets = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600, 14_400, 86_400]

    /// What the program's own metrics say, and those of the libraries it serves HTTP with.
    public static let program: [String: MetricDescription] = [
        "selvedge_jobs_total": Self("Changes of jobs made durable by this process, by the status reached."),
        "selvedge_job_seconds": Self("From a job's creation to its end, by workflow.", buckets: Self.jobBuckets),
        "selvedge_steps_total": Self("Attempts at steps that ended, by step and outcome."),
        "selvedge_step_seconds": Self("Duration of attempts at steps."),
        "selvedge_commits_total": Self("Transactions that appended events."),
        "selvedge_commit_seconds": Self("Duration of these transactions."),
        "selvedge_commit_batch_size": Self("Jobs in one transaction.", buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]),
        "selvedge_events_total": Self("Events made durable."),
        "selvedge_near_misses_total": Self("Appends refused because another worker was first."),
        "selvedge_takeovers_total": Self("Jobs taken over from a worker that was lost."),
        "selvedge_deliveries_total": Self("Dispatches taken from the broker."),
        "selvedge_continuations_total": Self("Long jobs that gave their message back."),
        "selvedge_deferred_total": Self("Deliveries put off because the user runs enough jobs at once."),
        "selvedge_lease_renewals_total": Self("Renewals of this worker's lease."),
        "selvedge_live_jobs": Self("Jobs that this process holds in memory."),
        "selvedge_outbox_rows": Self("Messages committed but not yet with the broker."),
        "selvedge_outbox_lag_seconds": Self("Age of the oldest message not yet with the broker."),
        "selvedge_publish_seconds": Self("From publishing a batch of messages to the broker's confirmation."),
        "selvedge_relay_returned_total": Self("Messages the broker returned because no queue takes them."),
        "selvedge_rescued_total": Self("Jobs dispatched anew because nothing else would have woken them."),
        "selvedge_timers_fired_total": Self("Timers that came due."),
        "selvedge_scrape_failures_total": Self("Sources of this page that did not answer, by source."),
        "selvedge_spans_exported_total": Self("Spans that the collector took."),
        "selvedge_spans_dropped_total": Self("Spans that were lost on the way to the collector, by reason."),
        "selvedge_webhook_tries_total": Self("Tries to send a webhook, by outcome: delivered, again or given_up."),
        "selvedge_webhook_try_seconds": Self("Duration of these tries."),
        "selvedge_webhooks_made_total": Self("Webhooks made of changes of jobs."),
        "selvedge_http_request_seconds": Self("Duration of HTTP requests, by method, route and status."),
        "selvedge_http_shed_total": Self("HTTP requests refused because too much was under way, by reason."),
        "selvedge_http_rate_limited_total": Self("HTTP requests refused because their user had made too many, by policy."),
        "selvedge_http_streams": Self("Event streams and WebSockets that are open."),
        "selvedge_http_websockets": Self("WebSockets that are open."),
        "selvedge_http_slow_clients_cut_total": Self("Connections closed because their client took nothing of what was sent to it."),
    ]
}
