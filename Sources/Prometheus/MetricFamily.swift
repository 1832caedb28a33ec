/// All series of one name.
struct MetricFamily<Series: MetricSeries>: Sendable {
    private struct Entry: Sendable {
        var series: Series
        /// Whoever made it and has not destroyed it: the same labels give the same series.
        var users: Int
    }

    private var entries: [LabelSet: Entry] = [:]

    var isEmpty: Bool { self.entries.isEmpty }

    /// The series of these labels; nil when there are `limit` others.
    mutating func series(_ labels: LabelSet, limit: Int, make: () -> Series) -> Series? {
        if let known = self.entries[labels]?.series {
            self.entries[labels]?.users += 1
            return known
        }
        guard self.entries.count < limit else { return nil }
        let made = make()
        self.entries[labels] = Entry(series: made, users: 1)
        return made
    }

    /// Gives a series up; it goes with its last user. False when it is not of this family.
    mutating func release(_ series: Series) -> Bool {
        guard let (labels, entry) = self.entries.first(where: { $0.value.series === series }) else { return false }
        if entry.users > 1 { self.entries[labels]?.users -= 1 } else { self.entries[labels] = nil }
        return true
    }

    func write(into writer: inout ExpositionWriter) {
        for (_, entry) in self.entries.sorted(by: { $0.key < $1.key }) { entry.series.write(into: &writer) }
    }
}
