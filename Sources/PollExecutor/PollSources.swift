import Glibc

/// The watched descriptors, in the order poll(2) sees them. Touched on the loop's thread only.
struct PollSources {
    typealias Handler = @Sendable (PollEvents) -> Void

    private struct Source {
        let registration: PollRegistration
        let descriptor: Int32
        var interest: PollEvents
        let handler: Handler
    }

    private var sources: [Source] = []
    private var lastNumber: UInt64 = 0

    var count: Int { self.sources.count }

    mutating func add(_ descriptor: Int32, _ interest: PollEvents, _ handler: @escaping Handler) -> PollRegistration {
        self.lastNumber += 1
        let registration = PollRegistration(number: self.lastNumber)
        self.sources.append(Source(registration: registration, descriptor: descriptor, interest: interest, handler: handler))
        return registration
    }

    mutating func update(_ registration: PollRegistration, _ interest: PollEvents) {
        guard let index = self.index(of: registration) else { return }
        self.sources[index].interest = interest
    }

    /// The removed source's handler, so that the caller lets go of what it captured outside this structure.
    mutating func remove(_ registration: PollRegistration) -> Handler? {
        guard let index = self.index(of: registration) else { return nil }
        return self.sources.remove(at: index).handler
    }

    mutating func removeAll() -> [Handler] {
        defer { self.sources = [] }
        return self.sources.map(\.handler)
    }

    func handler(of registration: PollRegistration) -> Handler? {
        self.index(of: registration).map { self.sources[$0].handler }
    }

    /// Fills the array for poll(2): the wake-up pipe first, then the sources. A source that waits for nothing is given as −1, or
    /// its hang-up would be reported again and again.
    func fill(_ descriptors: inout [pollfd], wakeUp: Int32) {
        descriptors.removeAll(keepingCapacity: true)
        descriptors.append(pollfd(fd: wakeUp, events: Int16(POLLIN), revents: 0))
        for source in self.sources {
            let descriptor = source.interest.isEmpty ? -1 : source.descriptor
            descriptors.append(pollfd(fd: descriptor, events: source.interest.requested, revents: 0))
        }
    }

    /// What poll(2) reported in an array that `fill` made. A stand-alone list, because handlers add and remove sources.
    func ready(in descriptors: [pollfd]) -> [(PollRegistration, PollEvents)] {
        var ready: [(PollRegistration, PollEvents)] = []
        for (source, polled) in zip(self.sources, descriptors.dropFirst()) where polled.revents != 0 {
            ready.append((source.registration, PollEvents(reported: polled.revents)))
        }
        return ready
    }

    private func index(of registration: PollRegistration) -> Int? {
        self.sources.firstIndex { $0.registration == registration }
    }
}
