internal import Resumes

extension Vocabulary {
    func date(_ date: ResumeDate) -> String {
        date.month.map { self.month($0, year: date.year) } ?? self.year(date.year)
    }

    /// `Mar 2021 – present`; one date when both ends read the same. An en dash between spaces, as months contain spaces.
    /// - Parameter ongoing: Whether a missing end means that it goes on.
    func range(from start: ResumeDate?, to end: ResumeDate?, ongoing: Bool) -> String? {
        switch (start.map(self.date), end.map(self.date)) {
        case (nil, nil): nil
        case (let start?, nil): ongoing ? "\(start) – \(self.present)" : start
        case (nil, let end?): end
        case (let start?, let end?): start == end ? start : "\(start) – \(end)"
        }
    }
}
