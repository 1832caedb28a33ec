import EventSourcing
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

extension Problem {
    static let mediaType = "application/problem+json"

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        self.write(to: &json)
        json.endObject()
        return json.bytes
    }

    /// The members of the problem, into an object that has been begun.
    func write(to json: inout JSONWriter) {
        json.member("type", self.type.uri)
        json.member("title", self.type.title)
        json.member("status", self.type.status.code)
        if let detail = self.detail { json.member("detail", detail) }
        guard !self.fields.isEmpty else { return }
        json.beginArray("errors")
        for field in self.fields {
            json.beginObject()
            switch field.place {
            case .body(let pointer): json.member("pointer", pointer)
            case .query(let name): json.member("parameter", name)
            case .header(let name): json.member("header", name)
            }
            json.member("detail", field.detail)
            json.endObject()
        }
        json.endArray()
    }

    var response: Response {
        let bytes = self.json
        var headers = HTTPFields()
        headers[.contentType] = Self.mediaType
        headers[.contentLength] = "\(bytes.count)"
        headers[.cacheControl] = "no-store"
        if let seconds = self.retryAfterSeconds { headers[.retryAfter] = "\(seconds)" }
        if !self.allow.isEmpty { headers[.allow] = self.allow.joined(separator: ", ") }
        if let challenge = self.challenge { headers[.wwwAuthenticate] = challenge }
        if let length = self.contentLength { headers[.contentRange] = "bytes */\(length)" }
        if self.type == .upgradeRequired {
            headers[.upgrade] = "websocket"
            headers[.connection] = "Upgrade"
            headers[.secWebSocketVersion] = "13"
        }
        let buffer = ByteBuffer(bytes: bytes)
        guard self.closesConnection else { return Response(status: self.type.status, headers: headers, body: .init(byteBuffer: buffer)) }
        headers[.connection] = "close"
        let body = ResponseBody(contentLength: bytes.count) { writer in
            try await writer.write(buffer)
            try await writer.finish(nil)
            // The server closes a connection whose answer could not be finished, and this one is to be closed.
            throw ConnectionEnd()
        }
        return Response(status: self.type.status, headers: headers, body: body)
    }
}

/// Thrown behind a finished answer to have its connection closed.
struct ConnectionEnd: Error {}
