/// What a token lets its bearer do. None includes another: an operator's token names all it needs.
public enum Scope: String, Sendable, Hashable, CaseIterable, Comparable {
    /// One's own jobs, résumés and webhooks.
    case jobs
    /// Completing and failing steps that are done outside.
    case worker
    /// Reading logs and proofs of all users.
    case audit
    /// Operating the service.
    case admin

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }

    /// The scopes of a `scope` claim, names between spaces (RFC 8693 §4.2, RFC 9068 §2.2.3). Names of other services are left out.
    public static func scopes(of claim: String) -> Set<Scope> {
        Set(claim.split(separator: " ").compactMap { Scope(rawValue: String($0)) })
    }

    /// The claim for these scopes, always in the same order.
    public static func claim(of scopes: Set<Scope>) -> String { scopes.sorted().map(\.rawValue).joined(separator: " ") }
}
