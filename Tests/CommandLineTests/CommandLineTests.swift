import Testing

/// The program as people and scripts meet it, one process at a time.
@Suite(.serialized)
struct CommandLineTests {}
