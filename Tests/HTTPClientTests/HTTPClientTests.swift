import Testing

/// The service as programs of others meet it: a test generator, clients of streams, makers of tokens.
@Suite(.serialized)
enum HTTPClientTests {}
