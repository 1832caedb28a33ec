import ProcessSupport
import ServerSupport
import Testing

struct RabbitMQServerTests {
    @Test("A durable queue survives kill -9 and not a wipe; a virtual host comes back empty")
    func killedAndWiped() async throws {
        let server = try await RabbitMQServer()
        let host = try await server.makeVirtualHost()
        try await self.makeQueue("kept", on: server, host)
        #expect(try await server.queues(virtualHost: host) == ["kept": 0])
        try await server.kill()
        try await server.start()
        #expect(try await server.queues(virtualHost: host) == ["kept": 0])
        try await server.wipe()
        try await server.start()
        #expect(try await server.queues(virtualHost: host) == [:])
        try await self.makeQueue("new", on: server, host)
        try await server.deleteQueue("new", virtualHost: host)
        #expect(try await server.queues(virtualHost: host) == [:])
        try await server.setDiskAlarm(true)
        try await server.setDiskAlarm(false)
        try await server.stop()
    }

    @Test("Queues are cut off from their exchanges and bound again; connections and publishers can be stopped")
    func administration() async throws {
        let server = try await Servers.rabbitMQ()
        let host = try await server.makeVirtualHost()
        try await self.makeQueue("work", on: server, host)
        try await server.evaluate(
            """
            Exchange = rabbit_misc:r(<<"\(host)">>, exchange, <<"tasks">>),
            rabbit_exchange:declare(Exchange, topic, true, false, false, [], <<"guest">>),
            ok = rabbit_binding:add({binding, Exchange, <<"key">>, rabbit_misc:r(<<"\(host)">>, queue, <<"work">>), []}, <<"guest">>)
            """
        )
        let routes = "length(rabbit_binding:list_for_source(rabbit_misc:r(<<\"\(host)\">>, exchange, <<\"tasks\">>)))"
        #expect(try await server.evaluate(routes) == "1")
        try await server.unbindQueues(virtualHost: host)
        #expect(try await server.evaluate(routes) == "0")
        try await server.bindQueuesAgain()
        #expect(try await server.evaluate(routes) == "1")
        try await server.evaluate(
            """
            Exchange = rabbit_misc:r(<<"\(host)">>, exchange, <<"tasks">>),
            [rabbit_basic:publish(Exchange, <<"key">>, [], <<"message">>) || _ <- [1, 2, 3]], ok
            """
        )
        try await eventually("the messages have arrived") { try await server.queues(virtualHost: host) == ["work": 3] }
        try await server.purgeQueue("work", virtualHost: host)
        #expect(try await server.queues(virtualHost: host) == ["work": 0])
        try await server.closeConnections()
        await #expect(throws: ServerFault.self) { try await server.deleteQueue("none", virtualHost: host) }
    }

    private func makeQueue(_ name: String, on server: RabbitMQServer, _ host: String) async throws {
        try await server.evaluate(
            """
            {new, _} = rabbit_amqqueue:declare(rabbit_misc:r(<<"\(host)">>, queue, <<"\(name)">>), true, false,
              [{<<"x-queue-type">>, longstr, <<"quorum">>}], none, <<"guest">>), ok
            """
        )
    }
}
