/// Bytes that a proxy waits for, and what it does then.
struct ProxyTrap: Sendable {
    var pattern: [UInt8]
    var direction: TCPProxy.Direction
    var cut: TCPProxy.Cut
    var moment: TCPProxy.Moment
    var skip: Int
    var left: Int

    /// Whether these bytes, which follow `tail`, bring the occurrence to act on.
    mutating func isSprung(by bytes: ArraySlice<UInt8>, after tail: ArraySlice<UInt8>) -> Bool {
        guard self.left > 0, !self.pattern.isEmpty else { return false }
        // An occurrence that lay whole in the tail has been counted before.
        let window = Array(tail.suffix(self.pattern.count - 1)) + Array(bytes)
        guard window.count >= self.pattern.count else { return false }
        for start in 0...(window.count - self.pattern.count) where window[start...].starts(with: self.pattern) {
            guard self.skip > 0 else {
                self.left -= 1
                return true
            }
            self.skip -= 1
        }
        return false
    }
}
