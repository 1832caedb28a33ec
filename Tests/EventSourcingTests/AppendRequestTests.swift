import EventSourcing
import StoreConformance
import Testing

@Suite("Append requests")
struct AppendRequestTests {
    @Test("G1: a request with a gap in its versions stops the program instead of reaching the log")
    func gap() async {
        await #expect(processExitsWith: .failure) {
            var stream = Stream(1, at: Timestamp(microseconds: 0))
            var request = stream.next(2)
            request.entries[1].version = 3
            request.requireShape()
        }
    }

    @Test("G2: a request whose row is not at its last version stops the program instead of reaching the log")
    func rowBehind() async {
        await #expect(processExitsWith: .failure) {
            var stream = Stream(1, at: Timestamp(microseconds: 0))
            var request = stream.next(2)
            request.row.version = 1
            request.requireShape()
        }
    }
}
