import AMQP
import Messaging

extension BrokerError {
    init(_ error: AMQPError) {
        switch error {
        case .unavailable, .timedOut, .cancelled: self = .unavailable(reason: error.description)
        case .badCertificate: self = .refused(reason: error.description)
        case .refused(let code, let text): self = .refused(reason: Self.advice(code, text))
        case .closed: self = .closed
        }
    }

    private static func advice(_ code: UInt16, _ text: String) -> String {
        switch code {
        case 403:
            "\(text); check user, password and the user's permissions (rabbitmqctl list_permissions)"
        case 406:
            "\(text); let its messages drain and delete it (rabbitmqctl delete_queue NAME), or choose another prefix for the names"
        case 530:
            "\(text); create the virtual host (rabbitmqctl add_vhost NAME) or grant the user access to it (rabbitmqctl set_permissions)"
        default:
            text
        }
    }
}

/// Runs a call of the AMQP layer with the errors of the protocols.
func brokerErrors<T>(_ body: () async throws(AMQPError) -> T) async throws(BrokerError) -> T {
    do {
        return try await body()
    } catch {
        throw BrokerError(error)
    }
}
