import ProcessSupport

/// One distinct input; jobs of the same variant must make the same bytes.
struct Variant: Hashable, Sendable {
    var resume: String
    var posting: String
    var workflow: String
    var theme: String
    var page: String

    static let all: [Variant] = Examples.resumes.flatMap { resume in
        Examples.postings.flatMap { posting in
            ["tailor", "cover-letter"]
                .flatMap { workflow in
                    ["modern", "classic"]
                        .flatMap { theme in
                            ["a4", "letter"].map { Variant(resume: resume, posting: posting, workflow: workflow, theme: theme, page: $0) }
                        }
                }
        }
    }

    var pdf: String { self.workflow == "tailor" ? "resume.pdf" : "letter.pdf" }

    var options: [String] { ["--workflow", self.workflow, "--theme", self.theme, "--page", self.page] }
}
