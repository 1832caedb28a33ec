extension StreamSubscription {
    /// Waits until there may be something to send, and keeps the stream alive meanwhile; false when the stream is to end.
    @concurrent
    func change(meanwhile writer: inout EventStreamWriter, reconnect: Duration) async throws -> Bool {
        while true {
            let wakes = await self.next()
            if wakes.contains(.gone) { throw ConnectionEnd() }
            if wakes.contains(.closing) {
                try await writer.retry(after: reconnect)
                return false
            }
            if wakes.contains(.changed) { return true }
            if wakes.contains(.heartbeat) { try await writer.heartbeat() }
        }
    }
}
