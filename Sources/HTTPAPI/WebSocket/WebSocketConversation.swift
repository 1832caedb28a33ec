import NIOCore
import NIOWebSocket

/// The server's side of a WebSocket that only sends (RFC 6455 §5–7): what to do about each frame. Values only.
struct WebSocketConversation {
    /// Of a message's fragments together; nobody has anything to say here.
    static let largestMessage = 16 << 10

    enum Action: Equatable {
        case nothing
        case pong
        /// Send a close frame with the code, then end the connection.
        case close(WebSocketErrorCode)
        /// The close was answered, or nobody is there to answer it.
        case end
    }

    private enum Phase {
        case open
        /// A close frame was sent.
        case closing
    }

    private var phase = Phase.open
    /// Bytes of a message that is not complete; nil between messages.
    private var fragments: Int?
    private var awaitsPong = false

    var isClosing: Bool {
        switch self.phase {
        case .open: false
        case .closing: true
        }
    }

    /// A ping is due. One that was not answered by now will not be.
    mutating func pingDue() -> Bool {
        guard !self.awaitsPong else { return false }
        self.awaitsPong = true
        return true
    }

    /// The service has nothing more to say, or the bytes that came are no frames.
    mutating func ending(with code: WebSocketErrorCode) -> Action {
        guard !self.isClosing else { return .nothing }
        self.phase = .closing
        return .close(code)
    }

    mutating func received(_ frame: WebSocketFrame) -> Action {
        if self.isClosing { return frame.opcode == .connectionClose ? .end : .nothing }
        guard frame.maskKey != nil, frame.reservedBits.isEmpty else { return self.ending(with: .protocolError) }
        switch frame.opcode {
        case .ping: return .pong
        case .pong:
            self.awaitsPong = false
            return .nothing
        case .connectionClose: return self.ending(with: Self.answer(to: frame))
        case .binary: return self.ending(with: .unacceptableData)
        case .text:
            guard self.fragments == nil else { return self.ending(with: .protocolError) }
            if frame.fin, String(validating: frame.unmaskedData.readableBytesView, as: UTF8.self) == nil {
                return self.ending(with: .dataInconsistentWithMessage)
            }
            return self.take(frame, 0)
        case .continuation:
            guard let fragments = self.fragments else { return self.ending(with: .protocolError) }
            return self.take(frame, fragments)
        default: return self.ending(with: .protocolError)
        }
    }

    private mutating func take(_ frame: WebSocketFrame, _ earlier: Int) -> Action {
        let length = earlier + frame.length
        guard length <= Self.largestMessage else { return self.ending(with: .messageTooLarge) }
        self.fragments = frame.fin ? nil : length
        return .nothing
    }

    /// The client's own code; a protocol error for one that may not be sent (RFC 6455 §7.4).
    private static func answer(to frame: WebSocketFrame) -> WebSocketErrorCode {
        var data = frame.unmaskedData
        guard data.readableBytes > 0 else { return .normalClosure }
        guard let code = data.readWebSocketErrorCode(), String(validating: data.readableBytesView, as: UTF8.self) != nil else {
            return .protocolError
        }
        switch UInt16(webSocketErrorCode: code) {
        case 1000...1003, 1007...1014, 3000...4999: return code
        default: return .protocolError
        }
    }
}
