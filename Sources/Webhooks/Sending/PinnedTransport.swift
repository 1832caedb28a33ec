internal import AsyncHTTPClient
internal import FoundationEssentials
internal import NIOCore
internal import NIOHTTP1
internal import NIOSSL

/// Posts to a pinned target, at the first of its addresses that takes a connection.
struct PinnedTransport: Sendable {
    private let limits: SendingLimits
    private let tls: TLSConfiguration

    init(limits: SendingLimits, certificateAuthorities: String?) throws(SenderError) {
        self.limits = limits
        var tls = TLSConfiguration.makeClientConfiguration()
        if let path = certificateAuthorities {
            // Read here, so that a wrong path is found at the start and not at the first message.
            guard let certificates = try? NIOSSLCertificate.fromPEMFile(path), !certificates.isEmpty else {
                throw .certificates(path: path)
            }
            tls.trustRoots = .certificates(certificates)
        }
        self.tls = tls
    }

    func post(
        _ body: [UInt8],
        headers: WebhookHeaders,
        to target: PinnedTarget,
        until deadline: ContinuousClock.Instant
    ) async -> Result<PinnedAnswer, SendingStop> {
        guard self.isReadAlike(target.url) else { return .failure(SendingStop(result: .blockedTarget(.malformed))) }
        var message = HTTPClientRequest(url: target.url.text)
        message.method = .POST
        message.headers.add(name: "content-type", value: "application/json")
        message.headers.add(name: "user-agent", value: "Selvedge")
        message.headers.add(name: "connection", value: "close")
        message.headers.add(name: WebhookHeaders.idName, value: headers.id)
        message.headers.add(name: WebhookHeaders.timestampName, value: headers.timestamp)
        message.headers.add(name: WebhookHeaders.signatureName, value: headers.signature)
        message.body = .bytes(ByteBuffer(bytes: body))

        var last = SendingStop(result: .unreachable(.noConnection))
        for address in target.addresses.prefix(self.limits.addresses) {
            let left = deadline - ContinuousClock.now
            guard left > .zero else { return .failure(SendingStop(result: .timedOut)) }
            let client = HTTPClient(
                eventLoopGroupProvider: .shared(HTTPClient.defaultEventLoopGroup),
                configuration: self.configuration(of: target.url.host, at: address)
            )
            let result = await self.exchange(message, by: client, within: left)
            // It throws only when called again.
            try? await client.shutdown().get()
            switch result {
            case .success: return result
            case .failure(let stop):
                last = stop
                // Nothing was sent when there was no connection, so another address may do.
                guard stop.result == .unreachable(.noConnection) else { return result }
            }
        }
        return .failure(last)
    }

    /// The client reads the URL by Foundation and looks every host up that it has no pinned address for: it must see the very host that
    /// was checked.
    private func isReadAlike(_ url: TargetURL) -> Bool {
        guard let host = URL(string: url.text)?.host else { return false }
        switch url.host {
        case .name(let name): return host == name
        case .address(let address): return IPAddress(host.filter { $0 != "[" && $0 != "]" }) == address
        }
    }

    private func exchange(
        _ message: HTTPClientRequest,
        by client: HTTPClient,
        within time: Duration
    ) async -> Result<PinnedAnswer, SendingStop> {
        do {
            let response = try await client.execute(message, deadline: .now() + TimeAmount(time))
            await self.drain(response.body)
            return .success(
                PinnedAnswer(
                    status: Int(response.status.code),
                    location: response.headers.first(name: "location"),
                    retryAfter: response.headers.first(name: "retry-after")
                )
            )
        } catch {
            return .failure(SendingStop(result: Task.isCancelled ? .cancelled : SendResult(transportError: error)))
        }
    }

    /// Lets a short answer end as its server expects; a long, slow or broken one is left.
    private func drain(_ body: HTTPClientResponse.Body) async {
        let limit = self.limits.bodyBytes
        _ = await Deadline.run(within: self.limits.drain) { try? await body.collect(upTo: limit).readableBytes }
    }

    private func configuration(of host: TargetURL.Host, at address: IPAddress) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: self.tls,
            redirectConfiguration: .disallow,
            timeout: HTTPClient.Configuration.Timeout(connect: TimeAmount(self.limits.connect)),
            proxy: nil,
            decompression: .disabled
        )
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        switch host {
        case .name(let name): configuration.dnsOverride = [name: address.description]
        // The URL has the address itself, and the certificate must name it.
        case .address: break
        }
        return configuration
    }
}
