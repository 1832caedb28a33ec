import Foundation
import Synchronization

/// A TCP proxy on the loopback that can be unkind: it cuts at given bytes, falls silent, or is slow.
///
/// One thread moves the bytes; what these methods set takes effect within milliseconds, for open connections too.
public final class TCPProxy: Sendable {
    public enum Direction: Sendable, Hashable {
        case toServer
        case toClient
    }

    public enum Cut: Sendable {
        /// RST to both sides.
        case reset
        /// FIN to both sides, in order.
        case close
    }

    /// What becomes of the bytes that a cut waited for.
    public enum Moment: Sendable {
        /// They do not arrive.
        case before
        /// They arrive and the receiver may act on them; its answer does not come back.
        case after
    }

    public let port: Int
    private let loop: ProxyLoop

    /// Listens on a free port of 127.0.0.1 and connects through to `target`.
    public init(to target: Int) throws(ServerFault) {
        self.port = try FreePort.find()
        self.loop = try ProxyLoop(port: self.port, target: target)
        let loop = self.loop
        let thread = Thread { loop.run() }
        thread.name = "tcp-proxy"
        thread.start()
    }

    deinit { self.stop() }

    /// Cuts the connection in which these bytes pass in this direction, even in several pieces.
    ///
    /// - Parameters:
    ///   - skipping: so many occurrences first.
    ///   - times: how many connections; after that everything passes.
    public func cut(
        on pattern: [UInt8],
        _ direction: Direction,
        _ cut: Cut = .reset,
        moment: Moment = .before,
        skipping: Int = 0,
        times: Int = 1
    ) {
        let trap = ProxyTrap(pattern: pattern, direction: direction, cut: cut, moment: moment, skip: skipping, left: times)
        self.loop.change { $0.traps.append(trap) }
    }

    /// How often a cut was made for its bytes.
    public var cuts: Int { self.loop.cuts }

    /// Takes back every cut that waits.
    public func disarm() { self.loop.change { $0.traps = [] } }

    /// Cuts every connection that is open now.
    public func cutAll(_ cut: Cut = .reset) { self.loop.change { $0.cutAll = cut } }

    /// Takes bytes and passes none on, as a network does that has failed silently. New connections are accepted and stay silent.
    public func swallow() { self.loop.change { $0.mode = .swallowing } }

    /// Passes nothing and keeps it: the bytes arrive after ``resume()``.
    public func hold() { self.loop.change { $0.mode = .holding } }

    /// Refuses new connections; open ones go on.
    public func refuse() { self.loop.change { $0.isRefusing = true } }

    /// Ends ``swallow()``, ``hold()`` and ``refuse()``. A connection that lost bytes is reset.
    public func resume() {
        self.loop.change {
            $0.mode = .passing
            $0.isRefusing = false
        }
    }

    /// Holds up every piece for so long, in each direction.
    public func delay(by latency: Duration) { self.loop.change { $0.latency = latency } }

    /// Closes everything; the object is of no more use.
    public func stop() { self.loop.change { $0.isStopped = true } }
}
