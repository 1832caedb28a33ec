internal import EventSourcing
internal import FoundationEssentials
internal import Vault

/// Seals what of an endpoint is its user's alone: the URL and the secrets.
struct EndpointSeal: Sendable {
    /// As it is sealed.
    private struct Content: Codable {
        struct Secret: Codable {
            var secret: String
            /// Microseconds since 1970.
            var validUntil: Int64?
        }

        var url: String
        var secrets: [Secret]
    }

    let vault: PayloadVault

    /// - Parameter renewing: makes a new key when the user's was destroyed.
    func close(_ endpoint: WebhookEndpoint, renewing: Bool) async throws(StoreError) -> SealedEndpoint {
        let content = Content(
            url: endpoint.url,
            secrets: endpoint.secrets.map { Content.Secret(secret: $0.secret.revealed, validUntil: $0.validUntil?.microseconds) }
        )
        guard let plain = try? JSONEncoder().encode(content) else { throw .damaged(reason: "a webhook cannot be written") }
        let sealed: SealedPayload
        do {
            let sealer = try await self.vault.sealer(for: endpoint.userID, renewing: renewing)
            sealed = try sealer.seal(Array(plain), at: Self.place(endpoint.id))
        } catch {
            throw Self.storeError(error)
        }
        return SealedEndpoint(
            id: endpoint.id,
            userID: endpoint.userID,
            jobID: endpoint.jobID,
            host: endpoint.host,
            statuses: endpoint.statuses,
            state: endpoint.state,
            createdAt: endpoint.createdAt,
            revision: endpoint.revision,
            sealed: sealed
        )
    }

    /// Nil when the key was destroyed, and so the endpoint with it.
    func open(_ row: SealedEndpoint) async throws(StoreError) -> WebhookEndpoint? {
        let plain: [UInt8]
        do {
            plain = try await self.vault.open(row.sealed, user: row.userID, at: Self.place(row.id))
        } catch {
            if case .erased = error { return nil }
            throw Self.storeError(error)
        }
        guard let content = try? JSONDecoder().decode(Content.self, from: Data(plain)) else {
            throw .damaged(reason: "webhook \(row.id) cannot be read")
        }
        let secrets = content.secrets.compactMap { entry in
            WebhookSecret(entry.secret)
                .map { EndpointSecret(secret: $0, validUntil: entry.validUntil.map { Timestamp(microseconds: $0) }) }
        }
        guard secrets.count == content.secrets.count else { throw .damaged(reason: "a secret of webhook \(row.id) is none") }
        return WebhookEndpoint(row, url: content.url, secrets: secrets)
    }

    func forget(_ user: UserID) async { await self.vault.forget(user) }

    /// No event has this type, so neither opens in the other's place.
    private static func place(_ id: WebhookEndpointID) -> PayloadPlace {
        PayloadPlace(jobID: JobID(high: id.high, low: id.low), version: 1, type: "webhook")
    }

    private static func storeError(_ error: VaultError) -> StoreError {
        switch error {
        case .store(let error): error
        case .erased: .unavailable(reason: "the user was erased meanwhile")
        case .wrongMasterKey, .damaged, .masterKey: .damaged(reason: "a webhook does not open: \(error)")
        }
    }
}
