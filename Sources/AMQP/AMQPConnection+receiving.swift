import PollExecutor

// MARK: - Frames

extension AMQPConnection {
    /// Frames handled before others on the thread have a turn.
    private static var framesAtOnce: Int { 2000 }

    func ready(_ events: PollEvents) {
        if events.contains(.write), self.waitsForRoom, let registration = self.registration {
            self.waitsForRoom = false
            self.executor.update(registration, for: .read)
        }
        self.drain()
    }

    /// Handles what has come, then sends what waits.
    func drain() {
        do {
            var count = 0
            while let session = self.session, let (channel, frame) = try session.nextFrame() {
                try self.handle(frame, on: channel)
                count += 1
                if count == Self.framesAtOnce {
                    self.scheduleDrain()
                    break
                }
            }
            self.pump()
        } catch {
            self.lose(error)
        }
    }

    /// Looks for frames soon: a request may have left some in the library's memory, of which the descriptor knows nothing.
    func scheduleDrain() {
        guard self.session != nil, self.drainTimer == nil else { return }
        self.drainTimer = self.executor.schedule(after: .zero) { [weak self] in
            self?
                .assumeIsolated {
                    $0.drainTimer = nil
                    $0.drain()
                }
        }
    }

    private func handle(_ frame: AMQPFrame, on channel: UInt16) throws(AMQPError) {
        switch frame {
        case .deliver(let consumer, let tag, let isRedelivery, let exchange, let key):
            let method = ContentAssembler.Method.delivery(
                consumer: consumer,
                tag: tag,
                isRedelivery: isRedelivery,
                exchange: exchange,
                routingKey: key
            )
            self.assemblers[channel, default: ContentAssembler()].began(method)
        case .returned:
            self.assemblers[channel, default: ContentAssembler()].began(.returned)
        case .header(let size, let properties):
            if let content = self.assemblers[channel]?.headerReceived(size: size, properties: properties) {
                self.received(content, on: channel)
            }
        case .body(let bytes):
            if let content = self.assemblers[channel]?.bodyReceived(bytes) { self.received(content, on: channel) }
        case .acknowledged(let tag, let isMultiple):
            self.finish(self.publishing.acknowledged(tag, isMultiple: isMultiple))
        case .rejected(let tag, let isMultiple):
            self.finish(self.publishing.rejected(tag, isMultiple: isMultiple))
        case .consumerCancelled(let consumer):
            self.consumerWasCancelled(consumer, on: channel)
        case .channelClosed(let error), .connectionClosed(let error):
            // One channel's end is the connection's: coming back restores all of it.
            throw error
        case .blocked(let reason):
            self.isBlocked = true
            self.observer(.blocked(reason: reason))
        case .unblocked:
            self.isBlocked = false
            self.observer(.unblocked)
        case .other:
            break
        }
    }

    private func received(_ content: ContentAssembler.Content, on channel: UInt16) {
        switch content.method {
        case .returned:
            guard channel == Channel.confirmed, let tag = content.properties.headers[Self.tagHeader]?.integer else { return }
            self.publishing.returned(UInt64(clamping: tag))
        case .delivery(let consumer, let tag, let isRedelivery, let exchange, let key):
            guard let subscription = self.subscriptions[channel], let source = Int(consumer) else { return }
            let delivery = AMQPDelivery(
                source: source,
                tag: tag,
                isRedelivery: isRedelivery,
                exchange: exchange,
                routingKey: key,
                properties: content.properties,
                body: content.body
            )
            subscription.handler(.delivery(delivery))
        }
    }
}
