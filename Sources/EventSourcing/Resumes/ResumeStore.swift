/// The résumés that users keep, each with all its versions. Content is sealed before it gets here, and goes with its user's keys: what
/// destroys those (``KeyStore/destroyKeys(of:)``) removes the user's résumés in the same commit.
///
/// Every question names the user, and another's résumé is as none (G13). Writes are durable when they return; what was sealed with a key
/// that was destroyed meanwhile is not written.
public protocol ResumeStore: Sendable {
    /// Makes a résumé with its first version. With an id that stands it changes nothing, so that a request may come twice.
    func createResume(_ id: ResumeID, of user: UserID, _ content: ResumeContent) async throws(StoreError) -> ResumeCreation

    /// Adds a version behind the one that the writer knows. That it stands already with the same fingerprint is as good as written, so
    /// that a request may come twice.
    func replaceResume(
        _ id: ResumeID,
        of user: UserID,
        expectedVersion: Int,
        _ content: ResumeContent
    ) async throws(StoreError) -> ResumeReplacement

    /// A version of a résumé, the newest when it is nil; nil when there is none.
    func resume(_ id: ResumeID, of user: UserID, version: Int?) async throws(StoreError) -> ResumeVersion?

    /// A user's résumés, the one made last first, at most `limit`, behind a place.
    func resumes(of user: UserID, after: ResumeCursor?, limit: Int) async throws(StoreError) -> [ResumeRow]

    /// Removes a résumé with all its versions; false when there is none. Jobs that were made of it have their own copy.
    func deleteResume(_ id: ResumeID, of user: UserID) async throws(StoreError) -> Bool
}
