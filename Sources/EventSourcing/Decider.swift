/// The pure core of an event-sourced machine, after Jérémie Chassaing's Decider: a command is decided against the state, and a
/// state is nothing but the fold of its events.
public protocol Decider {
    associatedtype Command
    associatedtype Event: DomainEvent
    associatedtype State: Sendable, Equatable
    associatedtype Rejection: Error

    static var initial: State { get }
    /// The events that the command leads to, or why it may not be carried out.
    func decide(_ command: Command, _ state: State) throws(Rejection) -> [Event]
    /// The state after one more event. Total: an event that is in the log has happened.
    static func evolve(_ state: inout State, _ envelope: EventEnvelope<Event>)
}

extension Decider {
    /// The state after all of a stream.
    public static func fold(_ events: some Sequence<EventEnvelope<Event>>, from state: State = Self.initial) -> State {
        events.reduce(into: state) { Self.evolve(&$0, $1) }
    }
}
