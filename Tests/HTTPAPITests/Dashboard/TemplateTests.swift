import EventSourcing
import Jobs
import Testing

@testable import HTTPAPI

@Suite struct TemplateTests {
    private static let hostile = "<script>a</script>\"'&\"\u{301}x='\u{301}<\u{301}\u{202E}"

    @Test func nothingIsWrittenUnescaped() {
        for (name, source) in PageTemplates.sources {
            let text = String(decoding: source, as: UTF8.self)
            #expect(!text.contains("{{{") && !text.contains("{{&"), "\(name)")
            #expect(!text.contains("CONTENT_TYPE"), "\(name)")
            #expect(!text.contains("style=") && !text.contains("<style") && !text.contains(#/ on[a-z]+=/#), "\(name): nothing inline")
        }
    }

    @Test func escapingLeavesNoSpecialScalarWhateverJoinsIt() {
        let escaped = PageEscaping().escapeText(Self.hostile + "\u{0}")
        for scalar in "<>\"'\u{0}".unicodeScalars { #expect(!escaped.unicodeScalars.contains(scalar)) }
        #expect(escaped.unicodeScalars.contains("\u{202E}"), "what is no markup stays")
    }

    @Test func hostileTextIsEscapedInEveryKindOfPage() throws {
        let templates = try PageTemplates()
        let frame = PageFrame(user: Self.hostile)
        var typed = FormFields()
        for name in ["resume", "posting", "title", "company", "language", "maxPages", "key", "workflow"] { typed.set(name, Self.hostile) }
        let problem = Problem(.invalidFields, Self.hostile, fields: [FieldProblem(.body("/resume"), Self.hostile)])
        let pages: [(PageTemplates.Page, any Sendable)] = [
            (.signIn, SignInPage(next: "/", problem: Self.hostile)),
            (.problem, ProblemPage(problem, frame: frame)),
            (
                .new,
                NewJobPage(
                    frame: frame,
                    choices: SubmissionChoices(workflows: [Self.hostile]),
                    typed: typed,
                    key: Self.hostile,
                    problem: problem
                )
            ),
        ]
        for (page, model) in pages {
            let html = templates.html(page, model)
            #expect(!html.isEmpty)
            #expect(!html.contains("<script>a"), "\(page)")
            // Every quotation mark that a combining accent follows would be one that escaping missed.
            let scalars = Array(html.unicodeScalars)
            for (scalar, next) in zip(scalars, scalars.dropFirst()) where next == "\u{301}" { #expect(scalar == ";", "\(page)") }
        }
    }

    @Test func theScriptKnowsEveryEvent() throws {
        let script = String(decoding: PackageResources.page_js, as: UTF8.self)
        let time = Timestamp(microseconds: 0)
        let created = JobCreated(userID: try #require(UserID("u")), workflow: "w", definition: .zero, priority: .low, steps: [], seed: 0)
        let events: [JobEvent] = [
            .jobCreated(created), .jobClaimed(worker: try #require(WorkerID("w"))), .stepStarted(step: "s", attempt: 1, wait: nil),
            .stepProgressed(step: "s", attempt: 1, percent: 1), .stepCompleted(step: "s", attempt: 1, artifacts: []),
            .stepFailed(step: "s", attempt: 1, code: "c", retryable: true), .retryScheduled(step: "s", attempt: 2, at: time),
            .jobParked(reason: .timer, until: time), .signalReceived(name: "n"), .cancellationRequested(stage: .requested), .jobCancelled,
            .jobCompleted, .jobFailed(step: nil, code: "c"), .jobRetried(from: nil, reset: []), .jobQuarantined(claims: 8, step: nil),
            .jobReleased, .payloadErased,
        ]
        #expect(Set(events.map(\.type)).count == 17)
        for event in events {
            #expect(script.contains("'\(event.type)'"))
            #expect(!EventView.words(event).title.isEmpty)
        }
    }
}
