/// All that Selvedge asks of a database. One conformance suite runs against every implementation.
public protocol JobStore: EventStore, JobIndex, DispatchStore, KeyStore {}
