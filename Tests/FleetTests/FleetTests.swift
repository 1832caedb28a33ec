import Testing

/// What happens to a fleet of real processes on real servers when something dies. One after the other: each has the servers for
/// itself, may kill them, and leaves them running.
@Suite(.serialized)
struct FleetTests {}
