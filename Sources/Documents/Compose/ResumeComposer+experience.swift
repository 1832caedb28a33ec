internal import Resumes

extension ResumeComposer {
    /// Employers, each followed by the roles held there; roles follow each other when the employer's name is the same.
    mutating func addWork(_ work: [Work]) {
        guard !work.isEmpty else { return }
        self.addHeading(.work, "/work")
        for (index, job) in work.enumerated() {
            let pointer = "/work/\(index)"
            let name = DrawableText.line(job.name)
            let continues = index > 0 && name != nil && name == DrawableText.line(work[index - 1].name)
            let isNewDescription = !continues || DrawableText.line(job.description) != DrawableText.line(work[index - 1].description)
            let description = isNewDescription ? EmployerDescription(job, name: continues ? nil : name) : EmployerDescription()
            if continues {
                let moved = DrawableText.line(job.location) != DrawableText.line(work[index - 1].location)
                self.addOrganization("", url: nil, location: moved ? job.location : nil, pointer)
            } else {
                self.addOrganization(name ?? "", url: job.url, location: job.location, pointer, description: description.beside)
            }
            self.addParagraphs(description.below, pointer, style: self.style.muted, keep: true)
            self.addRole(job.position, job.startDate, job.endDate, pointer, separate: continues)
            self.addParagraphs(description.detail, pointer)
            self.addParagraphs(job.summary, pointer + "/summary")
            self.addItems(job.highlights, pointer + "/highlights")
        }
    }

    mutating func addVolunteer(_ volunteer: [Volunteer]) {
        guard !volunteer.isEmpty else { return }
        self.addHeading(.volunteer, "/volunteer")
        for (index, post) in volunteer.enumerated() {
            let pointer = "/volunteer/\(index)"
            self.addOrganization(DrawableText.line(post.organization) ?? "", url: post.url, location: nil, pointer)
            self.addRole(post.position, post.startDate, post.endDate, pointer, separate: false)
            self.addParagraphs(post.summary, pointer + "/summary")
            self.addItems(post.highlights, pointer + "/highlights")
        }
    }

    mutating func addProjects(_ projects: [Project]) {
        guard !projects.isEmpty else { return }
        self.addHeading(.projects, "/projects")
        for (index, project) in projects.enumerated() {
            let pointer = "/projects/\(index)"
            let dates = self.dates(project.startDate, project.endDate, ongoing: false)
            let name = StyledText(DrawableText.line(project.name) ?? "", self.style.strong)
            self.addEntry(name, link: SafeLink.web(project.url), trailing: dates, pointer)
            let parts = (project.roles + [project.entity, project.type].compactMap(\.self)).compactMap { DrawableText.line($0) }
            if !parts.isEmpty {
                let text = StyledText(parts.joined(separator: " · "), self.style.secondary)
                self.addEntry(text, link: nil, trailing: nil, pointer, role: .subentry)
            }
            self.addParagraphs(project.description, pointer + "/description")
            self.addItems(project.highlights, pointer + "/highlights")
            let keywords = project.keywords.compactMap { DrawableText.line($0) }.joined(separator: self.vocabulary.comma)
            self.addParagraphs(keywords, pointer + "/keywords", style: self.style.muted)
        }
    }

    mutating func addEducation(_ education: [Education]) {
        guard !education.isEmpty else { return }
        self.addHeading(.education, "/education")
        for (index, study) in education.enumerated() {
            let pointer = "/education/\(index)"
            self.addOrganization(DrawableText.line(study.institution) ?? "", url: study.url, location: nil, pointer)
            let degree = [study.studyType, study.area].compactMap { DrawableText.line($0) }.joined(separator: self.vocabulary.comma)
            var text = StyledText(spans: [])
            text.append(degree, self.style.secondary)
            if let score = DrawableText.line(study.score) {
                self.note(furniture: self.vocabulary.grade)
                text.append((degree.isEmpty ? "" : "  ·  ") + "\(self.vocabulary.grade): \(score)", self.style.body)
            }
            let dates = self.dates(study.startDate, study.endDate, ongoing: true)
            self.addEntry(text, link: nil, trailing: dates, pointer, role: .subentry)
            let courses = study.courses.compactMap { DrawableText.line($0) }.joined(separator: self.vocabulary.comma)
            if !courses.isEmpty {
                self.note(furniture: self.vocabulary.courses)
                self.addParagraphs("\(self.vocabulary.courses): \(courses)", pointer + "/courses")
            }
        }
    }

    private mutating func addOrganization(
        _ name: String,
        url: String?,
        location: String?,
        _ pointer: String,
        description: String? = nil
    ) {
        let place = DrawableText.line(location).map { StyledText($0, self.style.muted) }
        var text = StyledText(name, self.style.strong)
        if let description { text.append("  ·  " + description, self.style.muted) }
        self.addEntry(text, link: SafeLink.web(url), trailing: place, pointer)
    }

    /// - Parameter separate: Whether another role at the same employer stands above.
    private mutating func addRole(_ position: String?, _ start: ResumeDate?, _ end: ResumeDate?, _ pointer: String, separate: Bool) {
        let dates = self.dates(start, end, ongoing: true)
        let text = StyledText(DrawableText.line(position) ?? "", self.style.secondary)
        self.addEntry(text, link: nil, trailing: dates, pointer, role: .subentry, spaceBefore: separate ? self.style.unit * 1.5 : 0)
    }
}
