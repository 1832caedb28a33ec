import Glibc
import HummingbirdCore
import NIOCore
import ServiceLifecycle

/// A server as part of a group; what keeps it from listening comes as ``HTTPServiceError``.
struct ListeningService<Server: Service>: Service {
    let server: Server
    let host: String
    let port: Int

    func run() async throws {
        do {
            try await self.server.run()
        } catch let error as IOError {
            throw self.error(String(cString: strerror(error.errnoCode)))
        } catch is SocketAddressError.UnknownHost {
            throw self.error("the host is not known")
        } catch is SocketAddressError {
            throw self.error("the host has no address")
        }
    }

    private func error(_ reason: String) -> HTTPServiceError { .cannotListen(host: self.host, port: self.port, reason: reason) }
}
