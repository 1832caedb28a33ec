import EventSourcing
import Testing

@Suite("G1: the hash chain tells the first event that was tampered with")
struct HashChainTests {
    struct Tampering: Sendable, CustomTestStringConvertible {
        var name: String
        var reason: ChainFault.Reason
        var version: Int
        /// Whether it shows without knowing where the stream ends.
        var isSeenWithoutHead = true
        var apply: @Sendable (inout NoteStream) -> Void

        var testDescription: String { self.name }
    }

    static let tamperings: [Tampering] = [
        Tampering(name: "a byte of the text", reason: .changed, version: 4) { $0.events[3].bytes[$0.events[3].bytes.count - 12] ^= 1 },
        Tampering(name: "the stored hash", reason: .changed, version: 6) { $0.events[5].hash = Digest(of: [1]) },
        Tampering(name: "the column of the type", reason: .changed, version: 6) { $0.events[5].type = "Other" },
        Tampering(name: "the column of the time", reason: .changed, version: 6) { $0.events[5].recordedAt = Timestamp(microseconds: 1) },
        Tampering(name: "a text and its own hash", reason: .changed, version: 4) { $0.rewrite(version: 4, text: "other") },
        Tampering(name: "the first text and its own hash", reason: .changed, version: 1) { $0.rewrite(version: 1, text: "other") },
        Tampering(name: "the link of the first event and its hash", reason: .changed, version: 1) {
            $0.events[0] = NoteStream.event(version: 1, text: "note", after: Digest(of: [9]))
        },
        Tampering(name: "the last text and its own hash", reason: .changed, version: 9, isSeenWithoutHead: false) {
            $0.rewrite(version: 9, text: "other")
        },
        Tampering(name: "every text from the fifth on", reason: .changed, version: 9, isSeenWithoutHead: false) {
            $0.rewrite(from: 5, text: "other")
        },
        Tampering(name: "the first event removed", reason: .dropped, version: 1) { $0.events.remove(at: 0) },
        Tampering(name: "an event removed", reason: .dropped, version: 5) { $0.events.remove(at: 4) },
        Tampering(name: "an event removed, the others renumbered", reason: .dropped, version: 5) {
            $0.events.remove(at: 4)
            $0.renumber()
        },
        Tampering(name: "the last event removed", reason: .dropped, version: 9, isSeenWithoutHead: false) { $0.events.removeLast() },
        Tampering(name: "the last four removed", reason: .dropped, version: 6, isSeenWithoutHead: false) { $0.events.removeLast(4) },
        Tampering(name: "all events removed", reason: .dropped, version: 1, isSeenWithoutHead: false) { $0.events.removeAll() },
        Tampering(name: "two rows in the wrong order", reason: .reordered, version: 3) { $0.events.swapAt(2, 6) },
        Tampering(name: "the contents of two rows exchanged", reason: .reordered, version: 3) {
            $0.events.swapAt(2, 6)
            $0.renumber()
        },
        Tampering(name: "an event doubled", reason: .added, version: 5) { $0.events.insert($0.events[3], at: 4) },
        Tampering(name: "an event doubled, the others renumbered", reason: .added, version: 5) {
            $0.events.insert($0.events[3], at: 4)
            $0.renumber()
        },
        Tampering(name: "an event put in with a link that fits, the others renumbered", reason: .added, version: 5) {
            $0.events.insert(NoteStream.event(version: 5, text: "put in", after: $0.events[3].hash), at: 4)
            $0.renumber()
        },
        Tampering(name: "an event put at the end with a link that fits", reason: .added, version: 10, isSeenWithoutHead: false) {
            $0.events.append(NoteStream.event(version: 10, text: "put in", after: $0.head))
        },
        Tampering(name: "an event of another job", reason: .foreign, version: 4) {
            $0.events[3] = NoteStream(count: 9, job: NoteStream.otherJob).events[3]
        },
        Tampering(name: "an event of another job under this job's id", reason: .foreign, version: 4) {
            $0.events[3] = NoteStream(count: 9, job: NoteStream.otherJob).events[3]
            $0.events[3].jobID = NoteStream.job
        },
        Tampering(name: "bytes that are no entry, with their hash", reason: .undecodable, version: 4) {
            $0.events[3].bytes = Array(#"{"version":4}"#.utf8)
            $0.events[3].hash = Digest(of: $0.events[3].bytes)
        },
        Tampering(name: "an entry cut off, with its hash", reason: .undecodable, version: 4) {
            $0.events[3].bytes.removeLast()
            $0.events[3].hash = Digest(of: $0.events[3].bytes)
        },
    ]

    @Test("an untouched stream has no fault", arguments: [1, 2, 9, 100])
    func holds(count: Int) {
        let stream = NoteStream(count: count)
        #expect(HashChain.verify(stream.events) == nil)
        #expect(HashChain.verify(stream.events, of: NoteStream.job, expectedVersion: count, expectedHead: stream.head) == nil)
    }

    @Test("a stream without events has no fault unless the row knows of some")
    func empty() {
        #expect(HashChain.verify([]) == nil)
        #expect(HashChain.verify([], of: NoteStream.job, expectedVersion: 0, expectedHead: .zero) == nil)
    }

    @Test("tampering is found, with the version it begins at and its kind", arguments: Self.tamperings)
    func finds(_ tampering: Tampering) {
        var stream = NoteStream(count: 9)
        let head = stream.head
        tampering.apply(&stream)
        let fault = ChainFault(jobID: NoteStream.job, version: tampering.version, reason: tampering.reason)
        #expect(HashChain.verify(stream.events, of: NoteStream.job, expectedVersion: 9, expectedHead: head) == fault)
        #expect(HashChain.verify(stream.events) == (tampering.isSeenWithoutHead ? fault : nil))
    }

    @Test("any single bit changed in any entry is found at that entry")
    func everyBit() {
        let untouched = NoteStream(count: 3)
        for index in untouched.events.indices {
            for bit in 0..<untouched.events[index].bytes.count * 8 {
                var stream = untouched
                stream.events[index].bytes[bit / 8] ^= 1 << UInt8(bit % 8)
                let fault = HashChain.verify(stream.events)
                #expect(fault == ChainFault(jobID: NoteStream.job, version: index + 1, reason: .changed))
            }
        }
    }

    @Test("events whose type this program does not know are verified too")
    func unknownTypes() throws {
        let entry =
            #"{"job":"\#(NoteStream.job)","version":1,"type":"FromTheFuture","at":5,"by":"cli","fence":0,"prev":"\#(Digest.zero)","x":[{}]}"#
        let bytes = Array(entry.utf8)
        let event = StoredEvent(
            position: 1,
            jobID: NoteStream.job,
            version: 1,
            type: "FromTheFuture",
            recordedAt: Timestamp(microseconds: 5),
            bytes: bytes,
            hash: Digest(of: bytes)
        )
        #expect(HashChain.verify([event]) == nil)
    }

    @Test("a fault names job, version and kind, and nothing of the entry")
    func describesItself() {
        let texts = ChainFault.Reason.allCases.map { ChainFault(jobID: NoteStream.job, version: 7, reason: $0).description }
        #expect(Set(texts).count == texts.count)
        #expect(texts.allSatisfy { $0.hasPrefix("job 01970000-0000-7000-8000-000000000001: event 7 ") })
    }
}
