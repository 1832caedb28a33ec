/// A course of study.
public struct Education: Sendable, Equatable, Codable {
    public var institution: String?
    public var url: String?
    public var area: String?
    public var studyType: String?
    public var startDate: ResumeDate?
    public var endDate: ResumeDate?
    public var score: String?
    public var courses: [String]

    public init(
        institution: String? = nil,
        url: String? = nil,
        area: String? = nil,
        studyType: String? = nil,
        startDate: ResumeDate? = nil,
        endDate: ResumeDate? = nil,
        score: String? = nil,
        courses: [String] = []
    ) {
        self.institution = institution
        self.url = url
        self.area = area
        self.studyType = studyType
        self.startDate = startDate
        self.endDate = endDate
        self.score = score
        self.courses = courses
    }
}
