public import AsyncHTTPClient
import NIOCore

/// How this program asks others over HTTP: it follows no redirect, and waits for nobody for long.
public enum OutboundClient {
    /// For as long as the process lives: a client must be shut down before it goes.
    public static let shared = Self.make()

    /// The caller shuts it down.
    public static func make() -> HTTPClient {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.timeout = .init(connect: .seconds(5), read: .seconds(10))
        // A small answer that swells when it is unpacked would get past the limits.
        configuration.decompression = .disabled
        return HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
    }
}
