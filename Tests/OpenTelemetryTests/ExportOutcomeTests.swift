import Testing

@testable import OpenTelemetry

@Suite("A collector's answer") struct ExportOutcomeTests {
    /// 1994-11-06T08:49:37Z.
    private static let now = 784_111_777

    @Test(
        "Retry-After is seconds or a date, and never more than five minutes",
        arguments: [
            ("0", 0), ("120", 120), ("86400", 300), ("Sun, 06 Nov 1994 08:49:37 GMT", 0), ("Sun, 06 Nov 1994 08:50:07 GMT", 30),
            ("Sun, 06 Nov 1994 08:00:00 GMT", 0), ("Thu, 01 Jan 2032 00:00:00 GMT", 300), ("-1", nil), ("1.5", nil), ("soon", nil),
            ("", nil), ("Sunday, 06-Nov-94 08:49:37 GMT", nil), ("Sun, 06 Foo 1994 08:49:37 GMT", nil),
            ("Sun, 06 Nov 1994 25:49:37 GMT", nil), ("Sun, 06 Nov 1994 08:49:37 CET", nil), ("99999999999999999999", nil),
        ] as [(String, Int?)]
    )
    func retryAfter(header: String, seconds: Int?) {
        #expect(RetryAfter.pause(header, now: Self.now) == seconds.map { .seconds($0) })
    }

    @Test(
        "Dates are counted over leap years",
        arguments: [("Tue, 29 Feb 2000 00:00:10 GMT", 951_782_400), ("Fri, 01 Mar 2024 00:00:10 GMT", 1_709_251_200)]
    )
    func leapYears(header: String, start: Int) { #expect(RetryAfter.pause(header, now: start) == .seconds(10)) }

    @Test("Only 429, 502, 503 and 504 are worth another try", arguments: [200, 202, 301, 400, 401, 404, 413, 429, 500, 501, 502, 503, 504])
    func statuses(status: Int) {
        let outcome = ExportOutcome(.success(ExportAnswer(status: status, retryAfter: "3")), now: 0)
        switch status {
        case 200, 202: #expect(outcome == .taken(nil))
        case 429, 502, 503, 504: #expect(outcome == .later(.seconds(3), reason: "HTTP status \(status)"))
        default: #expect(outcome == .refused(status: status))
        }
    }

    @Test(
        "What was rejected is read from the answer, as text or number; rubbish counts as nothing",
        arguments: [
            (#"{"partialSuccess":{"rejectedSpans":"3","errorMessage":"too old"}}"#, 3, "too old"),
            (#"{"partialSuccess":{"rejectedSpans":2}}"#, 2, ""),
            (#"{"partialSuccess":{"errorMessage":"a warning"}}"#, 0, "a warning"),
            (#"{"partialSuccess":{}}"#, nil, nil), ("{}", nil, nil), ("", nil, nil), ("<html>", nil, nil), ("[1]", nil, nil),
            (#"{"partialSuccess":{"rejectedSpans":"-3"}}"#, nil, nil),
        ] as [(String, Int?, String?)]
    )
    func partial(body: String, rejected: Int?, message: String?) {
        let partial = PartialSuccess(Array(body.utf8))
        #expect(partial?.rejected == rejected && partial?.message == message)
    }
}
