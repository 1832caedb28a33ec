extension ResumeDate {
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as the schema's pattern wants it; nil for years it has no form for.
    public var iso8601: String? {
        guard (1000...2999).contains(self.year) else { return nil }
        var text = String(self.year)
        for part in [self.month, self.day] {
            guard let part else { break }
            text += part < 10 ? "-0\(part)" : "-\(part)"
        }
        return text
    }
}
