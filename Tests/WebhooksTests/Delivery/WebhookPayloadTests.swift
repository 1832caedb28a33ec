import EventSourcing
import Testing
import Webhooks

@Suite("A webhook's body")
struct WebhookPayloadTests {
    @Test("tells ids and states in a fixed order")
    func change() {
        #expect(
            String(decoding: WebhookPayload.body(of: Fixture.change(7)), as: UTF8.self)
                == #"{"type":"job.completed","timestamp":"2027-01-15T08:00:00.000000Z","data":{"id":"019aa000-0000-7000-8000-000000000001","#
                + #""status":"completed","workflow":"tailor","version":7}}"#
        )
    }

    @Test("has the error code of a job that failed")
    func failure() {
        var change = Fixture.change(9, status: "failed")
        change.errorCode = "model.unavailable"
        #expect(
            String(decoding: WebhookPayload.body(of: change), as: UTF8.self).hasSuffix(#""version":9,"errorCode":"model.unavailable"}}"#)
        )
    }

    @Test("of a test names the endpoint")
    func test() throws {
        let endpoint = try Fixture.endpoint(1)
        let body = WebhookPayload.testBody(of: endpoint.id, at: Timestamp(microseconds: 0))
        #expect(
            String(decoding: body, as: UTF8.self)
                == #"{"type":"webhook.test","timestamp":"1970-01-01T00:00:00.000000Z","data":{"id":"\#(endpoint.id)"}}"#
        )
    }
}
