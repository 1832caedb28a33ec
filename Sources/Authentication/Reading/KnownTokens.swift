internal import Crypto
internal import Synchronization

/// Claims of tokens whose signatures were good a moment ago, so that a client that asks again is not checked again: only what its claims
/// say is, against the clock and the rules of that moment.
///
/// Tokens are known by their hashes; they themselves are not kept. Bounded by two generations, the older of which goes when the younger
/// is full.
final class KnownTokens: Sendable {
    typealias Digest = SHA256Digest

    private struct State {
        var young: [Digest: TokenClaims] = [:]
        var old: [Digest: TokenClaims] = [:]
    }

    private static let generation = 1024

    private let state = Mutex(State())

    static func digest(of token: String) -> Digest {
        var token = token
        return token.withUTF8 { SHA256.hash(data: UnsafeRawBufferPointer($0)) }
    }

    func claims(of digest: Digest) -> TokenClaims? { self.state.withLock { $0.young[digest] ?? $0.old[digest] } }

    func keep(_ claims: TokenClaims, of digest: Digest) {
        self.state.withLock { state in
            if state.young.count >= Self.generation {
                state.old = state.young
                state.young = [:]
            }
            state.young[digest] = claims
        }
    }
}
