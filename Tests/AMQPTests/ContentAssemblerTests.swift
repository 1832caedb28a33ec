import Testing

@testable import AMQP

@Suite("Messages from frames")
struct ContentAssemblerTests {
    private let method = ContentAssembler.Method.delivery(consumer: "0", tag: 1, isRedelivery: false, exchange: "e", routingKey: "k")

    @Test("A body in several frames is put together")
    func several() {
        var assembler = ContentAssembler()
        assembler.began(self.method)
        expect(assembler.headerReceived(size: 5, properties: AMQPProperties()), equals: nil)
        expect(assembler.bodyReceived([1, 2]), equals: nil)
        let content = assembler.bodyReceived([3, 4, 5])
        #expect(content == .init(method: self.method, properties: AMQPProperties(), body: [1, 2, 3, 4, 5]))
    }

    @Test("A message without a body is whole with its header")
    func empty() {
        var assembler = ContentAssembler()
        assembler.began(.returned)
        expect(assembler.headerReceived(size: 0, properties: AMQPProperties())?.body, equals: [])
    }

    @Test("Frames out of turn make no message")
    func outOfTurn() {
        var assembler = ContentAssembler()
        expect(assembler.headerReceived(size: 1, properties: AMQPProperties()), equals: nil)
        expect(assembler.bodyReceived([1]), equals: nil)
        assembler.began(self.method)
        expect(assembler.bodyReceived([1]), equals: nil)
        expect(assembler.headerReceived(size: 1, properties: AMQPProperties()), equals: nil)
    }
}
