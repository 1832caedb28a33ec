extension Resume {
    /// Every text of the résumé in section order, each with its pointer.
    public var texts: [ResumeText] {
        var list = TextList()
        let basics = SourceID("/basics")
        list.add(self.basics.name, basics, "name", .identity)
        list.add(self.basics.label, basics, "label", .claim)
        list.add(self.basics.email, basics, "email", .identity)
        list.add(self.basics.phone, basics, "phone", .identity)
        list.add(self.basics.url, basics, "url", .identity)
        list.add(self.basics.summary, basics, "summary", .claim)
        if let location = self.basics.location {
            list.add(location.address, basics, "location/address", .identity)
            list.add(location.postalCode, basics, "location/postalCode", .identity)
            list.add(location.city, basics, "location/city", .identity)
            list.add(location.countryCode, basics, "location/countryCode", .identity)
            list.add(location.region, basics, "location/region", .identity)
        }
        for (index, profile) in self.basics.profiles.enumerated() {
            list.add(profile.network, basics, "profiles/\(index)/network", .identity)
            list.add(profile.username, basics, "profiles/\(index)/username", .identity)
            list.add(profile.url, basics, "profiles/\(index)/url", .identity)
        }
        self.addPractice(to: &list)
        self.addCredentials(to: &list)
        for (index, skill) in self.skills.enumerated() {
            let entry = SourceID("/skills/\(index)")
            list.add(skill.name, entry, "name", .listed)
            list.add(skill.level, entry, "level", .identity)
            list.add(skill.keywords, entry, "keywords", .listed)
        }
        for (index, language) in self.languages.enumerated() {
            let entry = SourceID("/languages/\(index)")
            list.add(language.language, entry, "language", .language)
            list.add(language.fluency, entry, "fluency", .language)
        }
        for (index, interest) in self.interests.enumerated() {
            let entry = SourceID("/interests/\(index)")
            list.add(interest.name, entry, "name", .listed)
            list.add(interest.keywords, entry, "keywords", .listed)
        }
        for (index, reference) in self.references.enumerated() {
            let entry = SourceID("/references/\(index)")
            list.add(reference.name, entry, "name", .identity)
            list.add(reference.reference, entry, "reference", .claim)
        }
        return list.texts
    }

    private func addPractice(to list: inout TextList) {
        for (index, work) in self.work.enumerated() {
            let entry = SourceID("/work/\(index)")
            list.add(work.position, entry, "position", .practice)
            list.add(work.name, entry, "name", .identity)
            list.add(work.location, entry, "location", .identity)
            list.add(work.url, entry, "url", .identity)
            // Elsewhere it describes the employer; where nothing else is written, it describes the work.
            let isOnlyText = work.summary == nil && work.highlights.isEmpty
            list.add(work.description, entry, "description", isOnlyText ? .practice : .identity)
            list.add(work.summary, entry, "summary", .practice)
            list.add(work.highlights, entry, "highlights", .practice)
        }
        for (index, project) in self.projects.enumerated() {
            let entry = SourceID("/projects/\(index)")
            list.add(project.name, entry, "name", .practice)
            list.add(project.description, entry, "description", .practice)
            list.add(project.highlights, entry, "highlights", .practice)
            list.add(project.keywords, entry, "keywords", .practice)
            list.add(project.roles, entry, "roles", .practice)
            list.add(project.entity, entry, "entity", .identity)
            list.add(project.type, entry, "type", .identity)
            list.add(project.url, entry, "url", .identity)
        }
        for (index, volunteer) in self.volunteer.enumerated() {
            let entry = SourceID("/volunteer/\(index)")
            list.add(volunteer.position, entry, "position", .practice)
            list.add(volunteer.organization, entry, "organization", .identity)
            list.add(volunteer.url, entry, "url", .identity)
            list.add(volunteer.summary, entry, "summary", .practice)
            list.add(volunteer.highlights, entry, "highlights", .practice)
        }
    }

    private func addCredentials(to list: inout TextList) {
        for (index, education) in self.education.enumerated() {
            let entry = SourceID("/education/\(index)")
            list.add(education.institution, entry, "institution", .identity)
            list.add(education.studyType, entry, "studyType", .credential)
            list.add(education.area, entry, "area", .credential)
            list.add(education.score, entry, "score", .identity)
            list.add(education.url, entry, "url", .identity)
            list.add(education.courses, entry, "courses", .credential)
        }
        for (index, award) in self.awards.enumerated() {
            let entry = SourceID("/awards/\(index)")
            list.add(award.title, entry, "title", .credential)
            list.add(award.awarder, entry, "awarder", .identity)
            list.add(award.summary, entry, "summary", .credential)
        }
        for (index, certificate) in self.certificates.enumerated() {
            let entry = SourceID("/certificates/\(index)")
            list.add(certificate.name, entry, "name", .credential)
            list.add(certificate.issuer, entry, "issuer", .identity)
            list.add(certificate.url, entry, "url", .identity)
        }
        for (index, publication) in self.publications.enumerated() {
            let entry = SourceID("/publications/\(index)")
            list.add(publication.name, entry, "name", .credential)
            list.add(publication.publisher, entry, "publisher", .identity)
            list.add(publication.url, entry, "url", .identity)
            list.add(publication.summary, entry, "summary", .credential)
        }
    }
}
