import Glibc
import ProcessSupport
import ServerSupport
import Testing

struct TCPProxyTests {
    @Test("Bytes pass both ways, late ones after the delay")
    func passes() async throws {
        let echo = try EchoServer()
        let proxy = try TCPProxy(to: echo.port)
        let client = try TestSocket(connectedTo: proxy.port)
        client.send("hello")
        #expect(client.receive(5) == .bytes("hello"))
        proxy.delay(by: .milliseconds(60))
        let time = ContinuousClock()
            .measure {
                client.send("again")
                #expect(client.receive(5) == .bytes("again"))
            }
        #expect(time >= .milliseconds(110))
    }

    @Test("It cuts when the bytes pass, in pieces too, before or after they arrive", arguments: [TCPProxy.Moment.before, .after])
    func cuts(moment: TCPProxy.Moment) async throws {
        let echo = try EchoServer()
        let proxy = try TCPProxy(to: echo.port)
        proxy.cut(on: Array("COMMIT".utf8), .toServer, moment: moment, skipping: 1)
        let client = try TestSocket(connectedTo: proxy.port)
        client.send("COMMIT")
        #expect(client.receive(6) == .bytes("COMMIT"))
        client.send("abCOM")
        #expect(client.receive(5) == .bytes("abCOM"))
        client.send("MITyz")
        #expect(client.receive(1) == .reset)
        #expect(proxy.cuts == 1)
        let seen = moment == .before ? "COMMITabCOM" : "COMMITabCOMMITyz"
        try await eventually("the server has read it") { echo.received == seen }
        let next = try TestSocket(connectedTo: proxy.port)
        next.send("COMMIT")
        #expect(next.receive(6) == .bytes("COMMIT"))
    }

    @Test("Silent: what was swallowed is lost and its connection is reset, what was held arrives")
    func silence() async throws {
        let echo = try EchoServer()
        let proxy = try TCPProxy(to: echo.port)
        let client = try TestSocket(connectedTo: proxy.port)
        client.send("a")
        #expect(client.receive(1) == .bytes("a"))
        proxy.hold()
        client.send("b")
        #expect(client.receive(1, within: 0.2) == .nothing)
        proxy.resume()
        #expect(client.receive(1) == .bytes("b"))
        proxy.swallow()
        client.send("c")
        // Long enough for the proxy to have it.
        #expect(client.receive(1, within: 2) == .nothing)
        proxy.resume()
        #expect(client.receive(1) == .reset)
        proxy.refuse()
        try await eventually("it refuses") { (try? TestSocket(connectedTo: proxy.port)) == nil }
        proxy.resume()
        try await eventually("it accepts") { (try? TestSocket(connectedTo: proxy.port)) != nil }
    }

    @Test("Every open connection can be cut")
    func cutsAll() throws {
        let echo = try EchoServer()
        let proxy = try TCPProxy(to: echo.port)
        let client = try TestSocket(connectedTo: proxy.port)
        client.send("a")
        #expect(client.receive(1) == .bytes("a"))
        proxy.cutAll(.close)
        #expect(client.receive(1) == .end)
    }
}
