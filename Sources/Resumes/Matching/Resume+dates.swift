extension Resume {
    /// Entries that can last: work, projects, volunteering, education.
    var datedEntries: [DatedEntry] {
        var entries: [DatedEntry] = []
        for (index, work) in self.work.enumerated() {
            entries.append(DatedEntry(id: SourceID("/work/\(index)"), start: work.startDate, end: work.endDate))
        }
        for (index, project) in self.projects.enumerated() {
            entries.append(DatedEntry(id: SourceID("/projects/\(index)"), start: project.startDate, end: project.endDate))
        }
        for (index, volunteer) in self.volunteer.enumerated() {
            entries.append(DatedEntry(id: SourceID("/volunteer/\(index)"), start: volunteer.startDate, end: volunteer.endDate))
        }
        for (index, education) in self.education.enumerated() {
            entries.append(DatedEntry(id: SourceID("/education/\(index)"), start: education.startDate, end: education.endDate))
        }
        return entries
    }

    /// Every date the résumé names.
    var allDates: [ResumeDate] {
        self.datedEntries.flatMap { [$0.start, $0.end].compactMap(\.self) } + self.awards.compactMap(\.date)
            + self.certificates.compactMap(\.date) + self.publications.compactMap(\.releaseDate)
    }
}
