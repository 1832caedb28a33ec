import Authentication
import EventSourcing
import Foundation
import HTTPTypes
import OutboundHTTP
import Testing

@Suite("Key sets over HTTP", .timeLimit(.minutes(2))) struct KeySetTests {
    private let issuer = IssuerServer()
    private let old = IssuerKey("old")
    private let new = IssuerKey("new")

    private func verifier(_ cache: KeySetCache) async -> TokenVerifier {
        await TokenVerifier(
            secret: nil,
            keySet: cache,
            now: { Timestamp(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000)) }
        )
    }

    private static func refusal(_ verifier: TokenVerifier, _ token: String) async -> TokenError? {
        do {
            _ = try await verifier.verify(token)
            return nil
        } catch {
            return error
        }
    }

    @Test("Keys that an issuer changes are followed, and a set that stands still is not sent again")
    func rotation() async throws {
        let (issuer, old, new) = (self.issuer, self.old, self.new)
        issuer.serve(try IssuerKey.set([old]), tag: "\"1\"")
        let outcome = try await issuer.listening { url in
            let cache = KeySetCache(source: HTTPKeySetSource(url: url), options: KeySetOptions(spacing: .zero))
            let verifier = await self.verifier(cache)
            #expect(try await Self.refusal(verifier, old.token()) == nil)
            try await cache.load()
            #expect(try await Self.refusal(verifier, old.token()) == nil, "not modified leaves the keys")
            issuer.serve(try IssuerKey.set([new]), tag: "\"2\"")
            #expect(try await Self.refusal(verifier, new.token()) == nil)
            #expect(try await Self.refusal(verifier, old.token()) == .unknownKey)
            return issuer.requests.map(\.ifNoneMatch)
        }
        #expect(outcome == [nil, "\"1\"", "\"1\"", "\"2\""])
    }

    @Test("While the issuer is away the keys stay, and when it is back its new ones are found")
    func away() async throws {
        let (issuer, old, new) = (self.issuer, self.old, self.new)
        issuer.serve(try IssuerKey.set([old]), tag: nil)
        let cache = try await issuer.listening { url in
            let cache = KeySetCache(source: HTTPKeySetSource(url: url), options: KeySetOptions(spacing: .zero))
            try await cache.load()
            return cache
        }
        let verifier = await self.verifier(cache)
        #expect(try await Self.refusal(verifier, old.token()) == nil)
        #expect(try await Self.refusal(verifier, new.token()) == .unknownKey)
        let failure = await cache.status.failure
        #expect(failure != nil)
        #expect(try await Self.refusal(verifier, old.token()) == nil)
        issuer.serve(try IssuerKey.set([new]), tag: nil)
        try await issuer.listening { _ in
            let refusal = await Self.refusal(verifier, try new.token())
            #expect(refusal == nil)
        }
    }

    @Test("A storm of tokens with unknown keys is no storm for the issuer")
    func storm() async throws {
        let (issuer, old) = (self.issuer, self.old)
        issuer.serve(try IssuerKey.set([old]), tag: "\"1\"")
        try await issuer.listening { url in
            let cache = KeySetCache(source: HTTPKeySetSource(url: url))
            let verifier = await self.verifier(cache)
            let refusal = await Self.refusal(verifier, try old.token())
            #expect(refusal == nil)
            await withTaskGroup { group in
                for number in 0..<500 {
                    group.addTask {
                        let token = (try? IssuerKey("stranger-\(number)").token()) ?? ""
                        #expect(await Self.refusal(verifier, token) == .unknownKey)
                    }
                }
            }
            #expect(issuer.requests.count == 1, "the next fetch is not due yet")
        }
    }

    @Test("What is too large, a redirect, or no success is no key set; what a proxy says of \"not modified\" unasked is none either")
    func refusals() async throws {
        let issuer = self.issuer
        try await issuer.listening { url in
            let source = HTTPKeySetSource(url: url)
            issuer.serve(Array(repeating: 0x20, count: TokenLimits.documentBytes + 1), tag: nil)
            await #expect(throws: KeySetError.tooLarge) { try await source.fetch(unless: nil) }
            for status in [301, 304, 404, 500] {
                issuer.serve([], tag: nil, status: .init(code: status), location: "\(url)?again")
                await #expect(throws: KeySetError.unavailable(reason: "\(url): HTTP status \(status)")) {
                    try await source.fetch(unless: nil)
                }
            }
            #expect(issuer.requests.count == 5, "no redirect was followed")
        }
    }
}
