/// A value in a table of headers or arguments (AMQP 0-9-1 §4.2.5, with RabbitMQ's types).
public enum AMQPValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int64)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    /// Seconds since 1970.
    case timestamp(UInt64)
    indirect case array([AMQPValue])
    indirect case table(AMQPTable)
}

/// Names and values.
public typealias AMQPTable = [String: AMQPValue]

extension AMQPValue {
    public var string: String? {
        guard case .string(let value) = self else { return nil }
        return value
    }

    public var integer: Int64? {
        guard case .integer(let value) = self else { return nil }
        return value
    }

    public var table: AMQPTable? {
        guard case .table(let value) = self else { return nil }
        return value
    }

    public var array: [AMQPValue]? {
        guard case .array(let value) = self else { return nil }
        return value
    }

    public var timestamp: UInt64? {
        guard case .timestamp(let value) = self else { return nil }
        return value
    }
}
