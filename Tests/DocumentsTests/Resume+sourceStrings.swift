import Resumes

extension Resume {
    /// Every string of the résumé that is printed, in the order of the printed sections. Written down apart from the composer on purpose.
    var sourceStrings: [String] {
        var strings: [String?] = [self.basics.name, self.basics.label, self.basics.email, self.basics.phone, Self.shown(self.basics.url)]
        let place = self.basics.location
        strings += [place?.address, place?.postalCode, place?.city, place?.region, place?.countryCode]
        strings += self.basics.profiles.flatMap { [$0.network, $0.username] }
        strings.append(self.basics.summary)
        for (index, job) in self.work.enumerated() {
            let isNew = index == 0 || self.work[index - 1].name != job.name
            if isNew { strings += [job.name, job.location, job.description] }
            strings += [job.position, job.summary] + job.highlights
        }
        for project in self.projects {
            strings +=
                [project.name] + project.roles + [project.entity, project.type, project.description] + project.highlights + project.keywords
        }
        for study in self.education { strings += [study.institution, study.studyType, study.area, study.score] + study.courses }
        for skill in self.skills { strings += [skill.name, skill.level] + skill.keywords }
        for certificate in self.certificates { strings += [certificate.name, certificate.issuer] }
        for publication in self.publications { strings += [publication.name, publication.publisher, publication.summary] }
        for award in self.awards { strings += [award.title, award.awarder, award.summary] }
        for post in self.volunteer { strings += [post.organization, post.position, post.summary] + post.highlights }
        for language in self.languages { strings += [language.language, language.fluency] }
        for interest in self.interests { strings += [interest.name] + interest.keywords }
        for reference in self.references { strings += [reference.name, reference.reference] }
        return strings.compactMap(\.self)
    }

    private static func shown(_ url: String?) -> String? {
        guard var url else { return nil }
        url.replace("https://", with: "")
        return url.hasSuffix("/") ? String(url.dropLast()) : url
    }
}

extension String {
    /// Without white space, bullets, the middle dots that are left out at line ends, and the marks with which pdftotext shows direction.
    var bare: String {
        String(
            String.UnicodeScalarView(
                self.unicodeScalars.filter { scalar in
                    !scalar.properties.isWhitespace && scalar != "•" && scalar != "·" && !(0x200E...0x200F).contains(scalar.value)
                        && !(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value)
                }
            )
        )
    }

    /// The words between white space, without bullets and middle dots; a line's end after a hyphen parts no words.
    var words: [Substring] {
        let pieces = self.replacing("-\n", with: "-").split(whereSeparator: { $0.isWhitespace || $0 == "\u{0C}" })
        return pieces.filter { $0 != "•" && $0 != "·" }
    }

    /// Without Arabic vowel and doubling marks.
    var unmarked: String {
        String(String.UnicodeScalarView(self.unicodeScalars.filter { !(0x064B...0x0652).contains($0.value) }))
    }
}
