import EventSourcing
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// The style, the script and the icon of all pages.
struct PageAssets: Sendable {
    private struct Asset: Sendable {
        var type: String
        var content: ByteBuffer
        var tag: EntityTag

        init(_ type: String, _ bytes: [UInt8]) {
            self.type = type
            self.content = ByteBuffer(bytes: bytes)
            self.tag = EntityTag("\(Digest(of: bytes))")
        }
    }

    private let assets = [
        "page.css": Asset("text/css; charset=utf-8", PackageResources.page_css),
        "page.js": Asset("text/javascript; charset=utf-8", PackageResources.page_js),
        "icon.svg": Asset("image/svg+xml", PackageResources.icon_svg),
    ]

    /// Browsers keep them and ask whether they are still the same, so that a new program never meets old ones.
    func response(_ name: String, _ request: Request) throws(Problem) -> Response {
        guard let asset = self.assets[name] else { throw Problem(.notFound) }
        var headers = HTTPFields()
        headers[.eTag] = "\(asset.tag)"
        headers[.cacheControl] = "public, no-cache"
        if asset.tag.isKnown(to: request.headers) { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = asset.type
        headers[.contentLength] = "\(asset.content.readableBytes)"
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: asset.content))
    }
}
