/// What a subscription declares and consumes.
public struct SubscriptionPlan: Sendable, Equatable {
    public var queues: [AMQPQueue]
    public var bindings: [AMQPBinding]
    public var sources: [AMQPSource]

    public init(queues: [AMQPQueue], bindings: [AMQPBinding], sources: [AMQPSource]) {
        self.queues = queues
        self.bindings = bindings
        self.sources = sources
    }

    /// With `.suffix` behind the names of queues that go with the connection.
    ///
    /// Such a queue is its connection's alone, and the broker keeps it until it has noticed that the connection is gone: after a loss
    /// that only this side knows of, declaring the same name is refused (405) for some heartbeats.
    public func named(_ suffix: String) -> SubscriptionPlan {
        let own = Set(self.queues.filter { !$0.isDurable }.map(\.name))
        func renamed(_ name: String) -> String { own.contains(name) ? "\(name).\(suffix)" : name }
        var plan = self
        for index in plan.queues.indices { plan.queues[index].name = renamed(plan.queues[index].name) }
        for index in plan.bindings.indices { plan.bindings[index].queue = renamed(plan.bindings[index].queue) }
        for index in plan.sources.indices { plan.sources[index].queue = renamed(plan.sources[index].queue) }
        return plan
    }
}
