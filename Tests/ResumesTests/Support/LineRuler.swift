import Resumes

/// A layout of fixed line heights: 14 points a line of 92 characters, 26 a heading, heads 18, pages of 680 points, blocks never
/// split across pages, so that pages waste a little as real ones do.
struct LineRuler: LayoutMeasurer {
    var pageHeight = 680.0
    var lineHeight = 14.0
    var lineLength = 92

    func measure(_ resume: Resume) async throws(LayoutFailure) -> LayoutMeasurement {
        var sheet = Sheet(pageHeight: self.pageHeight)
        func text(_ id: String, _ text: String?) {
            guard let text, !text.isEmpty else { return }
            sheet.add(id, self.lineHeight * Double((text.count + self.lineLength - 1) / self.lineLength) + 2)
        }
        sheet.add("/basics", 60)
        text("/basics/summary", resume.basics.summary)
        if !resume.work.isEmpty { sheet.add("/work", 26) }
        for (index, work) in resume.work.enumerated() {
            sheet.add("/work/\(index)", 32)
            text("/work/\(index)/summary", work.summary)
            for (place, item) in work.highlights.enumerated() { text("/work/\(index)/highlights/\(place)", item) }
        }
        if !resume.projects.isEmpty { sheet.add("/projects", 26) }
        for (index, project) in resume.projects.enumerated() {
            sheet.add("/projects/\(index)", 18)
            text("/projects/\(index)/description", project.description)
            for (place, item) in project.highlights.enumerated() { text("/projects/\(index)/highlights/\(place)", item) }
        }
        if !resume.volunteer.isEmpty { sheet.add("/volunteer", 26) }
        for (index, volunteer) in resume.volunteer.enumerated() {
            sheet.add("/volunteer/\(index)", 18)
            text("/volunteer/\(index)/summary", volunteer.summary)
            for (place, item) in volunteer.highlights.enumerated() { text("/volunteer/\(index)/highlights/\(place)", item) }
        }
        if !resume.education.isEmpty { sheet.add("/education", 26) }
        for (index, education) in resume.education.enumerated() {
            sheet.add("/education/\(index)", 32)
            text("/education/\(index)/courses", education.courses.joined(separator: ", "))
        }
        if !resume.skills.isEmpty { sheet.add("/skills", 26) }
        for (index, skill) in resume.skills.enumerated() {
            text("/skills/\(index)", ([skill.name].compactMap(\.self) + skill.keywords).joined(separator: ", "))
        }
        self.addRest(of: resume, to: &sheet)
        return sheet.measurement
    }

    private func addRest(of resume: Resume, to sheet: inout Sheet) {
        let sections = [
            ("languages", resume.languages.count), ("certificates", resume.certificates.count), ("awards", resume.awards.count),
            ("publications", resume.publications.count), ("interests", resume.interests.count), ("references", resume.references.count),
        ]
        for (section, count) in sections where count > 0 {
            sheet.add("/\(section)", 26)
            for index in 0..<count { sheet.add("/\(section)/\(index)", 16) }
        }
    }
}
