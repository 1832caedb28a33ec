extension Resume {
    /// True when there is nothing to tailor: a name and contacts alone are no résumé.
    public var isEmpty: Bool {
        self.basics.summary == nil && self.work.isEmpty && self.volunteer.isEmpty && self.education.isEmpty && self.awards.isEmpty
            && self.certificates.isEmpty && self.publications.isEmpty && self.skills.isEmpty && self.projects.isEmpty
    }
}
