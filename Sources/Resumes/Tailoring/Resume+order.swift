extension Resume {
    /// Positions of the jobs, newest first: running jobs, then by end, then by start, ties as given. As given when a job has no
    /// start, because its place in the list is then the only thing known.
    var workNewestFirst: [Int] {
        guard self.work.allSatisfy({ $0.startDate != nil }) else { return Array(self.work.indices) }
        return self.work.indices.sorted { lhs, rhs in
            let left = self.work[lhs].recencyKey
            let right = self.work[rhs].recencyKey
            return left == right ? lhs < rhs : right < left
        }
    }
}

extension Work {
    fileprivate var recencyKey: (Int, Int) {
        let end = self.endDate.map(MonthSpan.month(of:)) ?? .max
        return (end, self.startDate.map(MonthSpan.month(of:)) ?? 0)
    }
}
