import ArgumentParser
import Authentication
import EventSourcing
import Foundation
import SQLiteStore
import Settings

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Print a bearer token for the HTTP service.",
        discussion: """
            It is signed with the configured auth.secret, else with the secret in the store's directory, which is made when there is none. \
            Tokens of an issuer with a key set come from that issuer.
            """
    )

    @OptionGroup var store: StoreOptions

    @Option(name: .long, help: "Whom it lets in; letters, digits and . _ @ -")
    var user: UserID

    @Option(
        name: .long,
        help:
            "What it lets them do: \(Scope.allCases.map(\.rawValue).joined(separator: ", ")). Several: with spaces or commas, or repeated."
    )
    var scope: [String]

    @Option(name: .long, help: "How long it is valid, such as 30m, 12h or 90d.")
    var ttl = "1h"

    func validate() throws {
        guard !KeyRing.isReserved(self.user) else { throw ValidationError("--user \(self.user) stands for the store itself") }
        _ = try self.scopes()
        _ = try self.lifetime()
    }

    func run() async throws {
        let configuration = try self.store.configuration()
        let secret = try configuration.signingSecret(createIfMissing: true)
        let issuer = TokenIssuer(secret: secret, rules: configuration.tokenRules, now: SystemClock.now)
        let (scopes, lifetime) = (try self.scopes(), try self.lifetime())
        let token: IssuedToken
        do {
            token = try await issuer.token(for: self.user, scopes: scopes, lifetime: lifetime)
        } catch {
            throw CommandFailure.usage("\(error)")
        }
        if self.store.json {
            JSONOutput.print(View(token: token.text, tokenID: token.tokenID, expiresAt: token.expiry.description))
        } else {
            Terminal.print(token.text)
        }
    }

    private func scopes() throws(ValidationError) -> Set<Scope> {
        var scopes: Set<Scope> = []
        for name in self.scope.flatMap({ $0.split { $0 == " " || $0 == "," } }) {
            guard let scope = Scope(rawValue: String(name)) else {
                throw ValidationError("--scope must be \(Scope.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            scopes.insert(scope)
        }
        guard !scopes.isEmpty else { throw ValidationError("--scope must name what the token lets its bearer do") }
        return scopes
    }

    private func lifetime() throws(ValidationError) -> Duration {
        guard let lifetime = Configuration.duration(self.ttl), TokenIssuer.lifetimeRange.contains(lifetime) else {
            throw ValidationError("--ttl must be a duration of 1s to 3653d, such as 30m, 12h or 90d")
        }
        return lifetime
    }

    private struct View: Encodable {
        var token: String
        var tokenID: String
        var expiresAt: String
    }
}

extension Configuration {
    /// What tokens must say here, the name that stands for the store itself left out.
    var tokenRules: TokenRules {
        TokenRules(
            issuer: self.auth.issuer,
            audience: self.auth.audience,
            leeway: self.auth.leeway ?? TokenRules.standardLeeway,
            reservedUsers: [KeyRing.witness]
        )
    }

    /// The secret that tokens made here are signed with: the configured one, else the embedded default's own.
    func signingSecret(createIfMissing: Bool) throws(CommandFailure) -> SigningSecret {
        if let text = self.auth.secret {
            guard let secret = SigningSecret(text: text.revealed) else {
                throw .usage("auth.secret must be at least \(SigningSecret.leastBytes) bytes long")
            }
            return secret
        }
        guard self.auth.keySet == nil else { throw .usage("no auth.secret is configured; tokens come from the issuer of the key set") }
        // Each process would make a secret of its own, and take no token of the others.
        guard self.postgres == nil else {
            throw .usage("the processes of a fleet must share a secret: set auth.secret-file or SELVEDGE_AUTH_SECRET_FILE, or a key set")
        }
        // What goes wrong here is told when the secret is made.
        if createIfMissing {
            try? FileManager.default.createDirectory(
                atPath: self.home,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        }
        do {
            return try SecretFile.load(directory: self.home, createIfMissing: createIfMissing)
        } catch {
            throw .usage("\(error)")
        }
    }
}
