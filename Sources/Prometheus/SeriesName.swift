/// A metric's name and labels as they are written.
struct SeriesName: Sendable {
    let metric: String
    let labels: LabelSet

    init(_ key: Key) {
        self.metric = MetricName.metric(key.label, suffix: key.suffix)
        self.labels = LabelSet(key.dimensions)
    }

    /// What a library calls it.
    struct Key: Hashable, Sendable {
        let label: String
        let suffix: String
        let dimensions: [(String, String)]

        static func == (lhs: Self, rhs: Self) -> Bool {
            lhs.label == rhs.label && lhs.suffix == rhs.suffix && lhs.dimensions.elementsEqual(rhs.dimensions) { $0 == $1 }
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(self.label)
            hasher.combine(self.suffix)
            for (name, value) in self.dimensions {
                hasher.combine(name)
                hasher.combine(value)
            }
        }
    }
}
