internal import EventSourcing
internal import Messaging

extension BrokerError {
    /// What an error of the store means for the broker in its database.
    init(_ error: StoreError) {
        switch error {
        case .unavailable, .outcomeUnknown, .full: self = .unavailable(reason: error.description)
        case .absent, .unwritable, .damaged, .olderSchema, .newerSchema, .alteredMigration, .alteredSchema, .locked:
            self = .refused(reason: error.description)
        }
    }
}
