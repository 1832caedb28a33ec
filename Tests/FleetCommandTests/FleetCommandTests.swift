import Testing

/// The commands of the program on real servers.
@Suite(.serialized)
struct FleetCommandTests {}
