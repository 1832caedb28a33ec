import EventSourcing
import Jobs
import Testing

@Suite("The log's format")
struct JobEventCodingTests {
    @Test("every event reads back from its entry as it was", arguments: Array(1...50) as [UInt64])
    func roundTrip(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        for event in EventSamples.all(&dice) {
            let envelope = EventEnvelope(
                jobID: JobID(high: dice.word(), low: dice.word()),
                version: dice.pick([1, 2, Int.max]),
                recordedAt: Timestamp(microseconds: Int64(bitPattern: dice.word())),
                actor: dice.pick([.cli, .worker(Sample.worker), .user(Sample.user), .scheduler, .rescuer]),
                fence: Fence(Int64(dice.roll(1 << 40))),
                payload: dice.chance(1, in: 2) ? PayloadCommitment(digest: Digest(of: [3]), size: dice.roll(1 << 20)) : nil,
                event: event
            )
            let previous = Digest(of: [UInt8(dice.roll(256))])
            let entry = EntryCodec.encode(envelope, after: previous)
            let (read, link) = try EntryCodec.decode(entry, as: JobEvent.self)
            #expect(read == envelope)
            #expect(link == previous)
            #expect(EntryCodec.encode(read, after: link) == entry)
            #expect(EntryHeader(entry)?.type == event.type)
        }
    }

    @Test("every case has a name of its own, as the design spells it")
    func names() {
        var dice = Dice(seed: 1)
        #expect(
            EventSamples.all(&dice).map(\.type) == [
                "JobCreated", "JobClaimed", "StepStarted", "StepProgressed", "StepCompleted", "StepFailed", "RetryScheduled", "JobParked",
                "SignalReceived", "CancellationRequested", "JobCancelled", "JobCompleted", "JobFailed", "JobRetried", "JobQuarantined",
                "JobReleased", "PayloadErased",
            ]
        )
    }

    @Test("entries written by the first version are read and written the same for ever", arguments: GoldenLog.entries)
    func golden(entry: GoldenLog.Entry) throws {
        let bytes = Array(entry.text.utf8)
        let (envelope, previous) = try EntryCodec.decode(bytes, as: JobEvent.self)
        #expect(envelope.event == entry.event)
        #expect(envelope.jobID == Sample.job)
        #expect(envelope.version == 7)
        #expect(envelope.recordedAt == Sample.start)
        #expect(envelope.actor == .worker(Sample.worker))
        #expect(envelope.fence == Fence(2))
        #expect(previous == Digest(of: []))
        #expect(String(decoding: EntryCodec.encode(envelope, after: previous), as: UTF8.self) == entry.text)
    }

    @Test("the golden log has every event")
    func goldenIsWhole() {
        var dice = Dice(seed: 1)
        #expect(Set(GoldenLog.entries.map(\.event.type)) == Set(EventSamples.all(&dice).map(\.type)))
    }

    @Test("members that a later version adds do not keep this one from reading")
    func toleratesNewMembers() throws {
        let entry = try #require(GoldenLog.entries.first { $0.event == .jobCompleted })
        let text = String(entry.text.dropLast()) + #","tomorrow":{"a":[1,2.5,null,true]}}"#
        #expect(try EntryCodec.decode(Array(text.utf8), as: JobEvent.self).envelope.event == .jobCompleted)
    }

    @Test("the quick way of reading and the thorough one agree, on rubbish too", arguments: Array(1...30) as [UInt64])
    func waysAgree(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        for entry in GoldenLog.entries {
            var bytes = Array(entry.text.utf8)
            if seed > 1 { bytes[dice.roll(bytes.count - 1)] = dice.pick(Array("09af-+.eE\"\\,:{}[] xZ\u{1}\u{7f}".utf8)) }
            // A member that nobody writes is not for the quick way.
            let thorough = try? EntryCodec.decode(Array(bytes.dropLast()) + Array(",\"tomorrow\":1}".utf8), as: JobEvent.self)
            let quick = try? EntryCodec.decode(bytes, as: JobEvent.self)
            #expect(quick?.envelope == thorough?.envelope, "\(String(decoding: bytes, as: UTF8.self))")
            #expect(quick?.previous == thorough?.previous)
        }
    }

    @Test("an event this program does not know is an error that says nothing of the entry")
    func refusesUnknown() throws {
        let entry = try #require(GoldenLog.entries.first { $0.event == .jobCompleted })
        let text = entry.text.replacing("JobCompleted", with: "JobImagined")
        let error = #expect(throws: EntryDecodingError.self) { try EntryCodec.decode(Array(text.utf8), as: JobEvent.self) }
        #expect(error?.description.contains("Imagined") == false)
    }
}
