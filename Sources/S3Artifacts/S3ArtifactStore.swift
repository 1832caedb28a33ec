public import Artifacts
public import EventSourcing
internal import FoundationEssentials

/// An ``ArtifactStore`` in a bucket of an S3-compatible server: `PREFIXab/cdef…` by the first byte of the name.
///
/// Every request is signed, the artifact's bytes too: its name is the SHA-256 that the server verifies the upload against. A request
/// that finds no server, or one that cannot answer now, is repeated until ``S3Limits/deadline``, and then ``ArtifactError/unavailable(reason:)``.
/// Several processes may use one bucket. Artifacts are as durable as the server makes them.
public final class S3ArtifactStore: ArtifactStore {
    private let client: S3Client
    private let pageSize: Int?
    private var configuration: S3Configuration { self.client.configuration }

    /// Asks nothing of the server yet; ``shutDown()`` must be called before the store goes.
    public convenience init(_ configuration: S3Configuration) throws(S3ConfigurationError) {
        try self.init(configuration, pageSize: nil) { Timestamp(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000)) }
    }

    /// - Parameters:
    ///   - pageSize: the most names a server lists at once; nil for its own choice, usually a thousand.
    ///   - addresses: of hosts that are not asked of the name service.
    ///   - clock: the time that signatures name.
    init(
        _ configuration: S3Configuration,
        pageSize: Int?,
        addresses: [String: String] = [:],
        clock: @escaping @Sendable () -> Timestamp
    ) throws(S3ConfigurationError) {
        self.pageSize = pageSize
        self.client = try S3Client(configuration, addresses: addresses, clock: clock)
    }

    /// Ends the kept connections; calls that are under way fail. Call it once.
    public func shutDown() async { await self.client.shutDown() }

    /// Throws what stands between this configuration and its artifacts: the server, the certificate, the keys, or the bucket.
    public func verifyAccess() async throws(ArtifactError) { _ = try await self.page(after: nil, atMost: 1) }

    // MARK: - ArtifactStore

    public func put(_ bytes: [UInt8]) async throws(ArtifactError) -> Digest {
        guard bytes.count <= self.configuration.limits.largestArtifact else {
            throw .tooLarge(limit: self.configuration.limits.largestArtifact)
        }
        let digest = Digest(of: bytes)
        // Servers that do not know the condition store the same bytes again, which does no harm.
        var request = self.request(.put, digest)
        request.headers = [("if-none-match", "*")]
        request.content = bytes
        request.contentDigest = digest
        let response = try await self.client.send(request)
        switch response.status {
        case 200..<300: return digest
        case 412: if try await self.holds(digest) { return digest }
        // The server says that it does not do conditions.
        case 501: break
        default: throw self.error(response)
        }
        request.headers = []
        let again = try await self.client.send(request)
        guard (200..<300).contains(again.status) else { throw self.error(again) }
        return digest
    }

    public func get(_ digest: Digest) async throws(ArtifactError) -> [UInt8] {
        let response = try await self.client.send(
            self.request(.get, digest),
            readingAtMost: self.configuration.limits.largestArtifact
        )
        guard !self.isMissing(response) else { throw .missing(digest) }
        guard response.status == 200 else { throw self.error(response) }
        guard Digest(of: response.content) == digest else { throw .damaged(digest) }
        return response.content
    }

    public func delete(_ digest: Digest) async throws(ArtifactError) {
        let response = try await self.client.send(self.request(.delete, digest))
        guard (200..<300).contains(response.status) || self.isMissing(response) else { throw self.error(response) }
    }

    public func contains(_ digest: Digest) async throws(ArtifactError) -> Bool {
        let response = try await self.client.send(self.request(.head, digest))
        guard !self.isMissing(response) else { return false }
        guard response.status == 200 else { throw self.error(response) }
        return true
    }

    public func list() async throws(ArtifactError) -> [Digest] {
        var digests: [Digest] = []
        var token: String?
        repeat {
            let page = try await self.page(after: token, atMost: self.pageSize)
            digests += page.keys.compactMap { ObjectKey(prefix: self.configuration.prefix, key: $0)?.digest }
            // A server that gives the same page for ever would never be left.
            guard page.next == nil || page.next != token else { throw self.error(.incomprehensible) }
            token = page.next
        } while token != nil
        return digests.sorted()
    }

    // MARK: - Requests

    private func request(_ method: S3Request.Method, _ digest: Digest) -> S3Request {
        let key = ObjectKey(prefix: self.configuration.prefix, digest: digest)
        return S3Request(method: method, path: self.configuration.path(ofKey: key.description))
    }

    private func page(after token: String?, atMost count: Int?) async throws(ArtifactError) -> ListingPage {
        var request = S3Request(method: .get, path: self.configuration.path())
        request.query = [("list-type", "2"), ("prefix", self.configuration.prefix)]
        if let count { request.query.append(("max-keys", String(count))) }
        if let token { request.query.append(("continuation-token", token)) }
        let response = try await self.client.send(request)
        guard response.status == 200 else { throw self.error(response) }
        do throws(S3Failure) { return try ListingPage(document: response.content) } catch { throw self.error(error) }
    }

    /// Whether the artifact is there unharmed.
    private func holds(_ digest: Digest) async throws(ArtifactError) -> Bool {
        do throws(ArtifactError) {
            _ = try await self.get(digest)
            return true
        } catch {
            switch error {
            case .missing, .damaged, .tooLarge: return false
            case .full, .unwritable, .unavailable: throw error
            }
        }
    }

    /// An answer to HEAD has no code; there a bucket that does not exist looks like a key that does not.
    private func isMissing(_ response: S3Response) -> Bool {
        response.status == 404 && (response.code == nil || response.code?.description == "NoSuchKey")
    }

    private func error(_ response: S3Response) -> ArtifactError { self.error(S3Failure(response)) }

    private func error(_ failure: S3Failure) -> ArtifactError {
        failure.artifactError(isTransient: false, location: self.configuration.location)
    }
}
