import Testing

/// The pages in a real browser on the real program. Each test has a store, a service and a browser of its own.
@Suite(.serialized) struct BrowserTests {}
