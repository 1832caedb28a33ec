public import AsyncHTTPClient
public import Authentication
import NIOCore
import NIOHTTP1
import NIOPosix

/// A key set that an issuer serves over HTTP; its entity tag is the tag.
public struct HTTPKeySetSource: KeySetSource {
    private let url: String
    private let client: HTTPClient
    private let timeout: TimeAmount

    /// - Parameters:
    ///   - url: of which the caller has made sure that nobody on the way can change the answer.
    ///   - client: one that follows no redirects, such as ``OutboundClient/shared``.
    public init(url: String, client: HTTPClient = OutboundClient.shared, timeout: Duration = .seconds(10)) {
        self.url = url
        self.client = client
        self.timeout = .nanoseconds(Int64(timeout / .nanoseconds(1)))
    }

    public func fetch(unless tag: String?) async throws(KeySetError) -> KeySetDocument? {
        var request = HTTPClientRequest(url: self.url)
        request.headers.add(name: "Accept", value: "application/jwk-set+json, application/json")
        if let tag { request.headers.add(name: "If-None-Match", value: tag) }
        let response: HTTPClientResponse
        do {
            response = try await self.client.execute(request, timeout: self.timeout)
        } catch {
            throw .unavailable(reason: "\(self.url): \(Self.text(of: error))")
        }
        switch response.status {
        case .ok: return try await self.document(of: response)
        case .notModified where tag != nil: return nil
        default: throw .unavailable(reason: "\(self.url): HTTP status \(response.status.code)")
        }
    }

    private func document(of response: HTTPClientResponse) async throws(KeySetError) -> KeySetDocument {
        if let length = response.headers.first(name: "Content-Length").flatMap({ Int($0) }), length > TokenLimits.documentBytes {
            throw .tooLarge
        }
        let body: ByteBuffer
        do {
            body = try await response.body.collect(upTo: TokenLimits.documentBytes)
        } catch is NIOTooManyBytesError {
            throw .tooLarge
        } catch {
            throw .unavailable(reason: "\(self.url): \(Self.text(of: error))")
        }
        return KeySetDocument(bytes: Array(body.readableBytesView), tag: response.headers.first(name: "ETag"))
    }

    private static func text(of error: any Error) -> String {
        switch error {
        case let error as HTTPClientError: error.shortDescription
        case let error as NIOConnectionError: error.connectionErrors.first.map { "\($0.error)" } ?? "cannot be reached"
        default: String(reflecting: type(of: error))
        }
    }
}
