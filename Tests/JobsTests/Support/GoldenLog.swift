import EventSourcing
import Jobs
import Testing

/// Entries as the first version of the program wrote them. The log's format never changes, so neither may this file, but for
/// entries of new events.
enum GoldenLog {
    struct Entry: Sendable, CustomTestStringConvertible {
        var event: JobEvent
        var text: String

        var testDescription: String { self.event.type }
    }

    private static let links =
        #""by":"worker:w-1","fence":2,"prev":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855""#

    private static func entry(_ event: JobEvent, _ members: String) -> Entry {
        let start = #"{"job":"01970000-0000-7000-8000-000000000001","version":7,"type":""#
        return Entry(event: event, text: start + event.type + #"","at":1790000000000000,"# + self.links + members + "}")
    }

    static let entries: [Entry] = [
        Self.entry(
            .jobCreated(
                JobCreated(
                    userID: Sample.user,
                    workflow: "tailor",
                    definition: Digest(of: []),
                    priority: .high,
                    steps: ["parse", "render"],
                    seed: 18_446_744_073_709_551_615
                )
            ),
            #","user":"ada","workflow":"tailor","definition":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","#
                + #""priority":"high","steps":["parse","render"],"seed":18446744073709551615"#
        ),
        Self.entry(.jobClaimed(worker: Sample.other), #","worker":"w-2""#),
        Self.entry(.stepStarted(step: "parse", attempt: 1, wait: nil), #","step":"parse","attempt":1"#),
        Self.entry(
            .stepStarted(step: "nap", attempt: 2, wait: .timer(until: Sample.at(5))),
            #","step":"nap","attempt":2,"until":1790000000005000"#
        ),
        Self.entry(
            .stepStarted(step: "ok", attempt: 1, wait: .signal(name: "go", until: nil)),
            #","step":"ok","attempt":1,"signal":"go""#
        ),
        Self.entry(
            .stepStarted(step: "ok", attempt: 1, wait: .signal(name: "go", until: Sample.at(5))),
            #","step":"ok","attempt":1,"signal":"go","until":1790000000005000"#
        ),
        Self.entry(
            .stepStarted(step: "out", attempt: 1, wait: .callback(task: "resumes.render", until: Sample.at(5))),
            #","step":"out","attempt":1,"task":"resumes.render","until":1790000000005000"#
        ),
        Self.entry(
            .jobCreated(
                JobCreated(
                    userID: Sample.user,
                    workflow: "tailor",
                    definition: Digest(of: []),
                    priority: .low,
                    steps: [],
                    seed: 1,
                    trace: TraceContext("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                )
            ),
            #","user":"ada","workflow":"tailor","definition":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","#
                + #""priority":"low","steps":[],"seed":1,"trace":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01""#
        ),
        Self.entry(.stepProgressed(step: "parse", attempt: 1, percent: 40), #","step":"parse","attempt":1,"percent":40"#),
        Self.entry(.stepCompleted(step: "parse", attempt: 1, artifacts: []), #","step":"parse","attempt":1"#),
        Self.entry(
            .stepCompleted(
                step: "render",
                attempt: 1,
                artifacts: [ArtifactReference(name: "resume.pdf", digest: Digest(of: []), size: 9, mediaType: "application/pdf")]
            ),
            #","step":"render","attempt":1,"artifacts":[{"name":"resume.pdf","#
                + #""digest":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":9,"mediaType":"application/pdf"}]"#
        ),
        Self.entry(
            .stepFailed(step: "parse", attempt: 1, code: "timeout", retryable: true),
            #","step":"parse","attempt":1,"code":"timeout","retryable":true"#
        ),
        Self.entry(.retryScheduled(step: "parse", attempt: 2, at: Sample.at(5)), #","step":"parse","attempt":2,"due":1790000000005000"#),
        Self.entry(.jobParked(reason: .handedBack, until: nil), #","reason":"handedBack""#),
        Self.entry(.jobParked(reason: .timer, until: Sample.at(5)), #","reason":"timer","until":1790000000005000"#),
        Self.entry(.signalReceived(name: "go"), #","name":"go""#),
        Self.entry(.cancellationRequested(stage: .delivered), #","stage":"delivered""#),
        Self.entry(.jobCancelled, ""),
        Self.entry(.jobCompleted, ""),
        Self.entry(.jobFailed(step: "parse", code: "timeout"), #","step":"parse","code":"timeout""#),
        Self.entry(.jobFailed(step: nil, code: "x"), #","code":"x""#),
        Self.entry(.jobRetried(from: "parse", reset: ["parse", "render"]), #","from":"parse","reset":["parse","render"]"#),
        Self.entry(.jobRetried(from: nil, reset: []), #","reset":[]"#),
        Self.entry(.jobQuarantined(claims: 5, step: "parse"), #","claims":5,"step":"parse""#),
        Self.entry(.jobReleased, ""),
        Self.entry(.payloadErased, ""),
    ]
}
