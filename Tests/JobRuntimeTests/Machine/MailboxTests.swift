import Testing

@testable import JobRuntime

@Suite("Mailbox", .timeLimit(.minutes(1)))
struct MailboxTests {
    @Test("Messages come in order, whether somebody waits for them or not")
    func order() async {
        let mailbox = Mailbox<Int>()
        async let read = Self.read(1000, from: mailbox)
        for number in 0..<1000 {
            mailbox.post(number)
            if number % 97 == 0 { await Task.yield() }
        }
        #expect(await read == Array(0..<1000))
    }

    @Test("The reader's cancellation ends its wait, and nothing is kept for it after that")
    func cancelled() async {
        let mailbox = Mailbox<Int>()
        let read = await withTaskGroup(of: [Int].self) { group in
            group.addTask { await mailbox.next() }
            group.cancelAll()
            return await group.next()
        }
        #expect(read == [])
        mailbox.post(1)
        #expect(await mailbox.next().isEmpty)
    }

    @concurrent
    private static func read(_ count: Int, from mailbox: Mailbox<Int>) async -> [Int] {
        var read: [Int] = []
        while read.count < count { read += await mailbox.next() }
        return read
    }
}
