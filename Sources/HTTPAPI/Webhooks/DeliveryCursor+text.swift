import EventSourcing
import Webhooks

extension DeliveryCursor {
    /// The time in microseconds and the id.
    var text: String { "\(self.createdAt.microseconds)_\(self.id)" }

    init?(_ text: String) {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 2, let time = Int64(parts[0]), time >= 0, let id = WebhookDeliveryID(parts[1]) else { return nil }
        self.init(createdAt: Timestamp(microseconds: time), id: id)
    }
}
