/// What a new thread is given.
final class PollThreadStart {
    let loop: PollLoop
    let name: String

    init(loop: PollLoop, name: String) {
        self.loop = loop
        self.name = name
    }
}
