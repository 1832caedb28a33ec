/// What a segment does to the database, which decides what a lost connection means for it.
public enum SegmentEffect: Sendable {
    /// Changes nothing: when the connection is lost it may simply be tried again.
    case reads
    /// May change something: when the connection is lost after it was sent, the outcome is unknown.
    case writes
}
