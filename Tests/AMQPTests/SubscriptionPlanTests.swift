import AMQP
import Testing

@Suite("What a subscription declares")
struct SubscriptionPlanTests {
    @Test("Queues that go with the connection are renamed wherever they are named; others keep their names")
    func named() {
        func plan(_ own: String) -> SubscriptionPlan {
            SubscriptionPlan(
                queues: [AMQPQueue(name: own, isDurable: false), AMQPQueue(name: "shared")],
                bindings: [
                    AMQPBinding(exchange: "own", queue: own, routingKey: "own"),
                    AMQPBinding(exchange: "own", queue: "shared", routingKey: "own"),
                ],
                sources: [
                    AMQPSource(queue: "shared", prefetch: 1), AMQPSource(queue: own, prefetch: 0), AMQPSource(queue: "x", prefetch: 0),
                ]
            )
        }
        #expect(plan("own").named("7") == plan("own.7"))
    }
}
