internal import Artifacts
internal import AsyncHTTPClient
internal import EventSourcing
internal import NIOCore
internal import NIOHTTP1
internal import NIOSSL

/// Signed requests over kept connections, repeated while the server is not able to answer.
final class S3Client: Sendable {
    let configuration: S3Configuration
    private let http: HTTPClient
    private let signer: RequestSigner
    private let schedule = RetrySchedule()
    private let clock: @Sendable () -> Timestamp

    /// What is read of an answer that is no artifact: a page of a listing has up to a thousand keys.
    static let documentLimit = 4 << 20

    init(
        _ configuration: S3Configuration,
        addresses: [String: String] = [:],
        clock: @escaping @Sendable () -> Timestamp
    ) throws(S3ConfigurationError) {
        self.configuration = configuration
        self.signer = RequestSigner(credentials: configuration.credentials, region: configuration.region)
        self.clock = clock
        self.http = HTTPClient(
            eventLoopGroupProvider: .shared(HTTPClient.defaultEventLoopGroup),
            configuration: try .init(configuration, addresses: addresses)
        )
    }

    /// Ends the kept connections. Must be called once before the client goes.
    func shutDown() async {
        // It throws only when called again.
        try? await self.http.shutdown().get()
    }

    /// Sends until an answer comes that is not transient, or the deadline is near; later tries of a request find what earlier ones did.
    ///
    /// - Parameter limit: the most bytes to read.
    func send(_ request: S3Request, readingAtMost limit: Int = S3Client.documentLimit) async throws(ArtifactError) -> S3Response {
        let deadline = ContinuousClock.now + self.configuration.limits.deadline
        var generator = SystemRandomNumberGenerator()
        var tries = 0
        // What the server has said tells more than that its last answer was cut off by the deadline.
        var answered: S3Failure?
        while true {
            tries += 1
            let failure: S3Failure
            let isTransient: Bool
            do throws(S3Failure) {
                let response = try await self.attempt(request, readingAtMost: limit, until: deadline)
                guard response.isTransient else { return response }
                failure = S3Failure(response)
                answered = failure
                isTransient = true
            } catch {
                isTransient = if case .unreachable = error { true } else { false }
                failure = isTransient ? answered ?? error : error
            }
            let pause = self.schedule.pause(afterTry: tries, using: &generator)
            guard isTransient, ContinuousClock.now + pause < deadline else {
                throw failure.artifactError(isTransient: isTransient, location: self.configuration.location)
            }
            do {
                try await Task.sleep(for: pause)
            } catch {
                throw S3Failure.cancelled.artifactError(isTransient: false, location: self.configuration.location)
            }
        }
    }

    private func attempt(
        _ request: S3Request,
        readingAtMost limit: Int,
        until deadline: ContinuousClock.Instant
    ) async throws(S3Failure) -> S3Response {
        let query = request.encodedQuery
        let target = request.encodedPath + (query.isEmpty ? "" : "?" + query)
        var message = HTTPClientRequest(url: "\(self.configuration.endpoint.scheme)://\(self.configuration.authority)\(target)")
        message.method = HTTPMethod(rawValue: request.method.rawValue)
        for header in self.signer.headers(of: request, host: self.configuration.authority, at: self.clock()) {
            message.headers.add(name: header.name, value: header.value)
        }
        if request.method == .put { message.body = .bytes(ByteBuffer(bytes: request.content)) }

        let time = min(self.configuration.limits.attempt, deadline - ContinuousClock.now)
        let signed = message
        // The library's own deadline ends with the head of the answer; this one covers the rest of it too.
        return try await withTaskGroup(of: Result<S3Response, S3Failure>.self) { group in
            group.addTask { await self.exchange(signed, readingAtMost: limit, within: time) }
            group.addTask {
                do {
                    try await Task.sleep(for: time)
                    return .failure(.unreachable(reason: "no answer in time"))
                } catch {
                    return .failure(.cancelled)
                }
            }
            let first = await group.next() ?? .failure(.cancelled)
            group.cancelAll()
            return first
        }
        .get()
    }

    private func exchange(
        _ message: HTTPClientRequest,
        readingAtMost limit: Int,
        within time: Duration
    ) async -> Result<S3Response, S3Failure> {
        do {
            let response = try await self.http.execute(message, deadline: .now() + TimeAmount(time))
            let declared = response.headers.first(name: "content-length").flatMap { Int($0) } ?? 0
            guard message.method == .HEAD || declared <= limit else { return .failure(.tooLarge(limit: limit)) }
            let content = try await response.body.collect(upTo: limit)
            return .success(S3Response(status: Int(response.status.code), content: Array(content.readableBytesView)))
        } catch is NIOTooManyBytesError {
            return .failure(.tooLarge(limit: limit))
        } catch {
            return .failure(S3Failure(error))
        }
    }
}

extension HTTPClient.Configuration {
    fileprivate init(_ configuration: S3Configuration, addresses: [String: String]) throws(S3ConfigurationError) {
        // A redirect needs another signature; connecting again is what the schedule is for.
        self.init(
            redirectConfiguration: .disallow,
            timeout: Timeout(connect: TimeAmount(configuration.limits.connect)),
            decompression: .disabled
        )
        self.httpVersion = .http1Only
        self.dnsOverride = addresses
        self.connectionPool = ConnectionPool(
            idleTimeout: .seconds(30),
            concurrentHTTP1ConnectionsPerHostSoftLimit: configuration.limits.connections
        )
        self.connectionPool.retryConnectionEstablishment = false
        if let path = configuration.certificateAuthorities {
            var tls = TLSConfiguration.makeClientConfiguration()
            // Read here, so that a wrong path is found at the start and not at the first request.
            guard let certificates = try? NIOSSLCertificate.fromPEMFile(path), !certificates.isEmpty else {
                throw .certificates(path: path)
            }
            tls.trustRoots = .certificates(certificates)
            self.tlsConfiguration = tls
        }
    }
}
