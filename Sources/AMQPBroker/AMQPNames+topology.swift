import AMQP
import EventSourcing

extension AMQPNames {
    func topology(deliveryLimit: Int) -> AMQPTopology {
        let queues =
            Priority.allCases.map { self.queue(self.jobs($0), deliveryLimit: deliveryLimit, losesNothing: false) } + [
                self.queue(self.submissions, deliveryLimit: deliveryLimit, losesNothing: true),
                AMQPQueue(name: self.deadLetters, arguments: ["x-queue-type": .string("quorum")]),
            ]
        let jobs = Priority.allCases.map { AMQPBinding(exchange: self.tasks, queue: self.jobs($0), routingKey: self.jobs($0)) }
        return AMQPTopology(
            exchanges: [
                AMQPExchange(name: self.tasks, kind: .topic),
                AMQPExchange(name: self.dead, kind: .fanout),
                AMQPExchange(name: self.events, kind: .topic),
            ],
            queues: queues,
            bindings: jobs + [
                AMQPBinding(exchange: self.tasks, queue: self.submissions, routingKey: self.submissionKey),
                AMQPBinding(exchange: self.dead, queue: self.deadLetters, routingKey: ""),
            ]
        )
    }

    /// - Parameter losesNothing: dead-lettering waits for the dead-letter queue's confirm. Dispatches do without it: the rescuer makes
    ///   up for a lost one, and a lost submission has nobody who would.
    private func queue(_ name: String, deliveryLimit: Int, losesNothing: Bool) -> AMQPQueue {
        var arguments: AMQPTable = [
            "x-queue-type": .string("quorum"),
            "x-delivery-limit": .integer(Int64(deliveryLimit)),
            "x-dead-letter-exchange": .string(self.dead),
        ]
        if losesNothing {
            arguments["x-dead-letter-strategy"] = .string("at-least-once")
            arguments["x-overflow"] = .string("reject-publish")
        }
        return AMQPQueue(name: name, arguments: arguments)
    }
}
