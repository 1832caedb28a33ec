import EventSourcing
import Foundation

@testable import S3Artifacts

extension ObjectServer {
    static let now: @Sendable () -> Timestamp = { Timestamp(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000)) }

    /// Lends a store with a prefix of its own, and shuts it down.
    @discardableResult
    nonisolated func withStore<Value>(
        prefix: String = UUID().uuidString,
        credentials: S3Credentials = ObjectServer.owner,
        bucket: String = ObjectServer.bucket,
        limits: S3Limits = S3Limits(),
        pageSize: Int? = nil,
        _ body: (S3ArtifactStore) async throws -> Value
    ) async throws -> Value {
        let configuration = try self.configuration(bucket: bucket, prefix: prefix, credentials: credentials, limits: limits)
        return try await S3ArtifactStore.with(configuration, pageSize: pageSize, body)
    }

    /// Puts an object as it is, whatever its key.
    nonisolated func put(_ bytes: [UInt8], at key: String) async throws -> S3Response {
        try await self.send(
            S3Request(method: .put, path: "/\(Self.bucket)/\(key)", content: bytes, contentDigest: Digest(of: bytes))
        )
    }

    nonisolated func send(_ request: S3Request, limits: S3Limits = S3Limits()) async throws -> S3Response {
        let client = try S3Client(self.configuration(limits: limits), clock: Self.now)
        let response: S3Response
        do {
            response = try await client.send(request)
        } catch {
            await client.shutDown()
            throw error
        }
        await client.shutDown()
        return response
    }
}

extension S3ArtifactStore {
    /// Lends a store and shuts it down.
    @discardableResult
    static func with<Value>(
        _ configuration: S3Configuration,
        pageSize: Int? = nil,
        clock: @escaping @Sendable () -> Timestamp = ObjectServer.now,
        addresses: [String: String] = [:],
        _ body: (S3ArtifactStore) async throws -> Value
    ) async throws -> Value {
        let store = try S3ArtifactStore(configuration, pageSize: pageSize, addresses: addresses, clock: clock)
        let value: Value
        do {
            value = try await body(store)
        } catch {
            await store.shutDown()
            throw error
        }
        await store.shutDown()
        return value
    }
}
