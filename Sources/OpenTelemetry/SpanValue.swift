import Tracing

/// An attribute's value, small enough to be sent.
enum SpanValue: Sendable, Equatable {
    case string(String)
    case integer(Int64)
    case double(Double)
    case bool(Bool)
    case array([SpanValue])

    /// Nil for what this program's tracing library does not know either.
    init?(_ attribute: SpanAttribute) {
        switch attribute {
        case .int32(let value): self = .integer(Int64(value))
        case .int64(let value): self = .integer(value)
        case .double(let value): self = .double(value)
        case .bool(let value): self = .bool(value)
        case .string(let value): self = .string(SpanLimits.cut(value))
        case .stringConvertible(let value): self = .string(SpanLimits.cut("\(value)"))
        case .int32Array(let values): self = .array(SpanLimits.cut(values).map { .integer(Int64($0)) })
        case .int64Array(let values): self = .array(SpanLimits.cut(values).map { .integer($0) })
        case .doubleArray(let values): self = .array(SpanLimits.cut(values).map { .double($0) })
        case .boolArray(let values): self = .array(SpanLimits.cut(values).map { .bool($0) })
        case .stringArray(let values): self = .array(SpanLimits.cut(values).map { .string(SpanLimits.cut($0)) })
        case .stringConvertibleArray(let values): self = .array(SpanLimits.cut(values).map { .string(SpanLimits.cut("\($0)")) })
        default: return nil
        }
    }
}
