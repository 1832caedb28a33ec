import Testing

/// What happens to real processes when the machine is unkind. One after the other: each measures the program, not its neighbours.
@Suite(.serialized)
struct FaultTests {}
