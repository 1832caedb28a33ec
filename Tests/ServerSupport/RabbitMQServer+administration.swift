extension RabbitMQServer {
    /// As `guest`, who may do everything.
    ///
    /// - Parameter virtualHost: by its plain name; `/` is there from the start.
    public nonisolated func url(virtualHost: String = "/") -> String { Self.url(port: self.port, virtualHost) }

    /// Through a proxy that stands before the node.
    public nonisolated func url(through proxy: TCPProxy, virtualHost: String = "/") -> String { Self.url(port: proxy.port, virtualHost) }

    private static func url(port: Int, _ virtualHost: String) -> String {
        "amqp://guest:guest@127.0.0.1:\(port)/\(virtualHost == "/" ? "%2F" : virtualHost)"
    }

    /// Runs Erlang on the node, in a few milliseconds. Expressions, separated by commas; the answer is the value of the last.
    @discardableResult
    public func evaluate(_ expressions: String) async throws(ServerFault) -> String { try await self.call(expressions) }

    /// A virtual host of its own; it is made again, empty, when the node starts after a ``wipe()``.
    public func makeVirtualHost() async throws(ServerFault) -> String {
        let name = "v\(UInt64.random(in: 0...UInt64.max))"
        try await self.add(virtualHost: name)
        self.virtualHosts.append(name)
        return name
    }

    func add(virtualHost name: String) async throws(ServerFault) {
        let all = "<<\".*\">>"
        try await self.call(
            """
            (case rabbit_vhost:exists(<<"\(name)">>) of true -> ok; false -> ok = rabbit_vhost:add(<<"\(name)">>, <<"guest">>) end),
            ok = rabbit_auth_backend_internal:set_permissions(<<"guest">>, <<"\(name)">>, \(all), \(all), \(all), <<"guest">>)
            """
        )
    }

    /// The queues of a virtual host and how many messages each holds, delivered ones included.
    ///
    /// Quorum queues are asked themselves: their statistics lag by seconds. One that has just come back in another form of its state
    /// cannot answer, and then the statistics must do.
    public func queues(virtualHost: String = "/") async throws(ServerFault) -> [String: Int] {
        let answer = try await self.call(
            """
            Count = fun(Q) -> case amqqueue:get_type(Q) of
              rabbit_quorum_queue ->
                case ra:local_query(amqqueue:get_pid(Q), fun rabbit_fifo:query_messages_total/1) of
                  {ok, {_, Total}, _} when is_integer(Total) -> Total;
                  _ -> proplists:get_value(messages, rabbit_amqqueue:info(Q, [messages]))
                end;
              _ -> proplists:get_value(messages, rabbit_amqqueue:info(Q, [messages]))
            end end,
            lists:flatten([io_lib:format("~s\\t~w\\n", [element(4, amqqueue:get_name(Q)), Count(Q)])
              || Q <- rabbit_amqqueue:list(<<"\(virtualHost)">>)])
            """,
            isQuestion: true
        )
        return ErlangText.lines(answer)
            .reduce(into: [:]) { queues, line in
                let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
                if parts.count == 2 { queues[String(parts[0])] = Int(parts[1]) ?? 0 }
            }
    }

    /// Deletes a queue with its messages, while it is in use or not.
    public func deleteQueue(_ name: String, virtualHost: String = "/") async throws(ServerFault) {
        try await self.call(
            """
            {ok, Q} = rabbit_amqqueue:lookup(rabbit_misc:r(<<"\(virtualHost)">>, queue, <<"\(name)">>)),
            {ok, _} = rabbit_amqqueue:delete(Q, false, false, <<"guest">>), ok
            """
        )
    }

    /// Throws away the messages of a queue that nobody has been given.
    public func purgeQueue(_ name: String, virtualHost: String = "/") async throws(ServerFault) {
        try await self.call(
            """
            {ok, Q} = rabbit_amqqueue:lookup(rabbit_misc:r(<<"\(virtualHost)">>, queue, <<"\(name)">>)),
            {ok, _} = rabbit_amqqueue:purge(Q), ok
            """
        )
    }

    /// Cuts the queues of a virtual host off from its exchanges, so that what is published there is returned.
    public func unbindQueues(virtualHost: String = "/") async throws(ServerFault) {
        try await self.call(
            """
            Cut = [B || B <- rabbit_binding:list(<<"\(virtualHost)">>), element(3, element(2, B)) =:= exchange, element(4, element(2, B)) =/= <<>>],
            [rabbit_binding:remove(B, <<"guest">>) || B <- Cut],
            application:set_env(rabbit, selvedge_cut, Cut), true = Cut =/= []
            """
        )
    }

    /// Undoes ``unbindQueues(virtualHost:)``.
    public func bindQueuesAgain() async throws(ServerFault) {
        try await self.call(
            """
            {ok, Cut} = application:get_env(rabbit, selvedge_cut),
            [rabbit_binding:add(B, <<"guest">>) || B <- Cut], ok
            """
        )
    }

    /// Closes every client's connection from the server's side.
    public func closeConnections() async throws(ServerFault) {
        try await self.call(#"[rabbit_networking:close_connection(P, "test") || P <- rabbit_networking:connections()], ok"#)
    }

    /// Blocks publishers as if the disk were full, or lets them go on.
    public func setDiskAlarm(_ isOn: Bool) async throws(ServerFault) {
        try await self.call("rabbit_disk_monitor:set_disk_free_limit(\(isOn ? "1000000000000000" : "50000000")), ok")
    }
}
