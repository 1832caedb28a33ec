/// A fact that a stream can hold. Control fields only: whatever a person wrote goes into the event's payload (G13).
public protocol DomainEvent: Sendable, Equatable, Decodable {
    /// The event's name in the log, such as `StepCompleted`.
    var type: String { get }
    /// Writes the event's own members into the open object of its entry; `Decodable` reads them back from the same object.
    func write(to json: inout JSONWriter)
    /// Reads the members of the common events in just the form that ``write(to:)`` gives them, many times as fast as `Decodable`; nil for
    /// any other, which `Decodable` then reads or refuses.
    init?(type: String, members: inout EntryCursor)
}

extension DomainEvent {
    public init?(type: String, members: inout EntryCursor) { nil }
}
