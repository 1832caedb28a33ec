/// Decides where webhooks may go, so that nobody reaches through this server what they cannot reach by themselves.
public struct TargetGuard: Sendable {
    private let resolver: any HostResolver
    private let opened: OpenedHosts
    private let ports: Set<Int>?

    /// - Parameters:
    ///   - opened: hosts to which the rules do not apply; even there no machine's metadata is reached.
    ///   - ports: the ports that webhooks may go to; nil for all.
    public init(resolver: any HostResolver, opened: OpenedHosts = .none, ports: Set<Int>? = nil) {
        self.resolver = resolver
        self.opened = opened
        self.ports = ports
    }

    /// What can be said of a URL without asking a name server: for the moment an endpoint is registered.
    public func read(_ text: String) throws(TargetRefusal) -> TargetURL {
        let url = try TargetURL(text)
        try self.check(url)
        if case .address(let address) = url.host { try self.check(address, isOpened: self.opened.contains(url)) }
        return url
    }

    /// Reads, resolves once and checks every address; one that is not allowed refuses all.
    public func pin(_ text: String) async throws(TargetRefusal) -> PinnedTarget { try await self.pin(TargetURL(text)) }

    /// ``pin(_:)-(String)`` for where a redirect leads.
    func pin(_ location: String, redirectedFrom source: PinnedTarget) async throws(TargetRefusal) -> PinnedTarget {
        let url = try source.url.redirected(to: location)
        guard source.isOpened || !self.opened.contains(url) else { throw .redirectToOpenedHost }
        return try await self.pin(url)
    }

    private func pin(_ url: TargetURL) async throws(TargetRefusal) -> PinnedTarget {
        try self.check(url)
        let isOpened = self.opened.contains(url)
        let addresses = try await self.addresses(of: url.host)
        for address in addresses { try self.check(address, isOpened: isOpened) }
        return PinnedTarget(url: url, addresses: addresses, isOpened: isOpened)
    }

    private func check(_ url: TargetURL) throws(TargetRefusal) {
        guard !self.opened.contains(url) else { return }
        guard url.scheme == .https else { throw .schemeNotAllowed }
        guard let ports = self.ports else { return }
        guard ports.contains(url.port) else { throw .portNotAllowed }
    }

    private func check(_ address: IPAddress, isOpened: Bool) throws(TargetRefusal) {
        let kind = address.kind
        guard kind == .global || (isOpened && kind.canBeOpened) else { throw .addressNotAllowed(kind) }
    }

    private func addresses(of host: TargetURL.Host) async throws(TargetRefusal) -> [IPAddress] {
        switch host {
        case .address(let address): return [address]
        case .name(let name):
            do throws(ResolutionError) {
                let addresses = try await self.resolver.addresses(of: name)
                guard !addresses.isEmpty else { throw .noAddress }
                return addresses
            } catch {
                throw .unresolved(error)
            }
        }
    }
}
