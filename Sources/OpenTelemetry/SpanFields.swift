import Tracing

/// The attributes of a span, an event or a link as they are sent: by name, cut to size.
struct SpanFields: Sendable, Equatable {
    var values: [(key: String, value: SpanValue)] = []
    var dropped = 0

    init(_ attributes: SpanAttributes) {
        attributes.forEach { key, attribute in
            guard !SpanLimits.withheld.contains(key), let value = SpanValue(attribute) else { return }
            self.values.append((SpanLimits.cut(key), value))
        }
        self.values.sort { $0.key < $1.key }
        self.dropped = max(0, self.values.count - SpanLimits.entries)
        self.values.removeLast(self.dropped)
    }

    static func == (lhs: Self, rhs: Self) -> Bool {
        lhs.dropped == rhs.dropped && lhs.values.elementsEqual(rhs.values) { $0 == $1 }
    }
}
