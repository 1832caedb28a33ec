import Hummingbird
import HummingbirdCore
import NIOCore

/// The contract, for tools.
struct ContractRoutes: Sendable {
    private let yaml: ByteBuffer
    private let json: ByteBuffer

    init() throws {
        let document = try ContractDocument()
        self.yaml = ByteBuffer(bytes: document.yaml)
        self.json = ByteBuffer(bytes: document.json)
    }

    func add(to router: Router<APIContext>) {
        router.get("openapi.yaml") { _, _ in Self.response(self.yaml, "application/yaml") }
        router.get("openapi.json") { _, _ in Self.response(self.json, "application/json") }
    }

    private static func response(_ buffer: ByteBuffer, _ type: String) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: type, .contentLength: "\(buffer.readableBytes)", .cacheControl: "public, max-age=300"],
            body: .init(byteBuffer: buffer)
        )
    }
}
