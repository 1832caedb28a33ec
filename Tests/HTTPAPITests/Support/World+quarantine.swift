import EventSourcing
import JobRuntime
import Jobs
import Testing

extension World {
    /// Makes a job of ada's that has been set aside.
    func quarantined() async throws -> JobID {
        let user = try #require(UserID("ada"))
        let definition = try #require(Workshop.all.first { $0.name == "tailor" })
        let jobID = try await self.client.submit(JobSubmission(userID: user, definition: definition, input: [], actor: .user(user))).jobID
        var stream = try JobStream(jobID, events: await self.store.readStream(jobID, from: 1))
        let event = JobEvent.jobQuarantined(claims: 8, step: nil)
        let request = stream.append([event], by: .rescuer, at: RuntimeClock.system.now(), asOwner: false) { _, _, _ -> SealedPayload in
            preconditionFailure("nothing was to be sealed")
        }
        #expect(await self.store.append([request], settling: []) == [.appended])
        return jobID
    }
}
