import HummingbirdCore
import HummingbirdHTTP2
import Logging
import NIOCore
import NIOSSL
import NIOTLS

/// One TLS connection, in whose handshake the client chooses between HTTP/2 and HTTP/1.
struct TLSConnection: HTTPChannelHandler {
    struct Value: ServerChildChannelValue {
        let spoken: EventLoopFuture<Spoken>
        let channel: any Channel
    }

    enum Spoken: Sendable {
        case http1(HTTP1Connection.Value)
        case http2(HTTP2Channel.Value)
        /// Nothing that is spoken here.
        case nothing
    }

    private let identity: TLSIdentity
    private let limits: HTTPLimits
    private let http1: HTTP1Connection
    private let http2: HTTP2Channel

    var responder: Responder { self.http1.responder }

    init(_ identity: TLSIdentity, responder: @escaping Responder, limits: HTTPLimits) {
        self.identity = identity
        self.limits = limits
        self.http1 = HTTP1Connection(responder: responder, limits: limits, isSecure: true)
        self.http2 = HTTP2Channel(
            responder: responder,
            configuration: HTTP2ChannelConfiguration(
                idleTimeout: limits.idleTimeout,
                gracefulCloseTimeout: limits.shutdownDeadline,
                streamConfiguration: HTTP1Channel.Configuration(
                    additionalChannelHandlers: [HTTP2Fields(), BodyClock(limits: limits), AnswerClock(limits: limits)],
                    idleTimeout: TimeAmount(limits.idleTimeout)
                )
            )
        )
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            let negotiation = NIOTypedApplicationProtocolNegotiationHandler<Spoken> { result, channel in
                HandshakeClock.stop(channel)
                switch result {
                case .negotiated("h2"): return self.http2.setup(channel: channel, logger: logger).map { .http2($0) }
                case .negotiated("http/1.1"), .fallback: return self.http1.setup(channel: channel, logger: logger).map { .http1($0) }
                case .negotiated: return channel.close().map { .nothing }
                }
            }
            try channel.pipeline.syncOperations.addHandlers([
                HandshakeClock(limits: self.limits), NIOSSLServerHandler(context: self.identity.context), negotiation,
            ])
            return Value(spoken: negotiation.protocolNegotiationResult, channel: channel)
        }
    }

    func handle(value: Value, logger: Logger) async {
        // A handshake that fails is the client's affair.
        guard let spoken = try? await value.spoken.get() else { return }
        switch spoken {
        case .http1(let connection): await self.http1.handle(value: connection, logger: logger)
        case .http2(let connection): await self.http2.handle(value: connection, logger: logger)
        case .nothing: break
        }
    }
}
