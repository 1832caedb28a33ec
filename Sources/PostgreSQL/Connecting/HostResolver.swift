import Glibc
import PollExecutor

/// Looks host names up, which blocks, on a thread of its own, so that libpq has nothing left to look up on the loop's thread.
enum HostResolver {
    /// Whether there is a name to look up.
    static func isNeeded(for parameters: ConnectionParameters) -> Bool {
        parameters.addresses.isEmpty && parameters.hosts.contains { self.isName($0) }
    }

    /// Answers on the executor's thread: the parameters with an address for each host, or why there is none.
    static func resolve(
        _ parameters: ConnectionParameters,
        on executor: PollExecutor,
        completion: @escaping @Sendable (Result<ConnectionParameters, PostgreSQLError>) -> Void
    ) {
        do {
            // The thread ends by itself after the one closure, even if nobody waits for it any more.
            let thread = try PollExecutor(name: "pg-resolve")
            thread.post {
                let resolved = self.resolved(parameters)
                executor.post { completion(resolved) }
            }
        } catch {
            executor.post { completion(.failure(.unavailable(reason: "no thread to look host names up: \(error)"))) }
        }
    }

    /// A host with several addresses becomes several hosts, which libpq tries in order. A name that cannot be found is left out.
    private static func resolved(_ parameters: ConnectionParameters) -> Result<ConnectionParameters, PostgreSQLError> {
        var hosts: [String] = []
        var addresses: [String] = []
        var ports: [String] = []
        var failures: [String] = []
        for (index, host) in parameters.hosts.enumerated() {
            var found = [""]
            if self.isName(host) {
                switch self.addresses(of: host) {
                case .success(let addresses): found = addresses
                case .failure(let failure):
                    failures.append("could not translate host name \"\(host)\" to address: \(failure.reason)")
                    found = []
                }
            }
            for address in found {
                hosts.append(host)
                addresses.append(address)
                if parameters.ports.count > 1, index < parameters.ports.count { ports.append(parameters.ports[index]) }
            }
        }
        guard !hosts.isEmpty else { return .failure(.unavailable(reason: failures.joined(separator: "; "))) }
        var result = parameters
        result.set("host", hosts.joined(separator: ","))
        result.set("hostaddr", addresses.joined(separator: ","))
        if !ports.isEmpty { result.set("port", ports.joined(separator: ",")) }
        return .success(result)
    }

    private static func isName(_ host: String) -> Bool {
        var address = in6_addr()
        return !host.isEmpty && !host.hasPrefix("/") && !host.hasPrefix("@")
            && inet_pton(AF_INET, host, &address) != 1 && inet_pton(AF_INET6, host, &address) != 1
    }

    private static func addresses(of host: String) -> Result<[String], LookupFailure> {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let failure = getaddrinfo(host, nil, &hints, &list)
        guard failure == 0 else { return .failure(LookupFailure(reason: String(cString: gai_strerror(failure)))) }
        defer { freeaddrinfo(list) }
        var addresses: [String] = []
        var next = list
        while let entry = next?.pointee {
            if let address = self.text(of: entry), !addresses.contains(address) { addresses.append(address) }
            next = entry.ai_next
        }
        return .success(addresses)
    }

    private static func text(of entry: addrinfo) -> String? {
        var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        let failure = getnameinfo(entry.ai_addr, entry.ai_addrlen, &name, socklen_t(name.count), nil, 0, NI_NUMERICHOST)
        guard failure == 0 else { return nil }
        return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
