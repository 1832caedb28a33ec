import Resumes
import Testing

@Suite("Tailoring at scale")
struct TailorScaleTests {
    @Test("Two thousand bullets are tailored to one page with few layouts")
    func manyBullets() async throws {
        var resume = Fixtures.engineer
        resume.work = (0..<40)
            .map { job in
                Work(
                    name: "Employer \(job)",
                    position: "Engineer",
                    startDate: ResumeDate(year: 2020 - job / 3, month: 1),
                    endDate: ResumeDate(year: 2020 - job / 3, month: 12),
                    highlights: (0..<50)
                        .map {
                            "Shipped release \($0) of product \(job) with Go, Kafka and PostgreSQL for customers in region \($0 * job % 17)."
                        }
                )
            }
        let ruler = CountingRuler()
        let fixture = Fixtures.backendPosting
        let tailoring = try await Tailor(measurer: ruler, recognizer: .standard)
            .tailor(resume, to: fixture.posting, requirements: fixture.requirements)
        #expect(tailoring.pages == 1)
        #expect(ruler.count <= 32)
        #expect(Set(tailoring.resume.work.map(\.name)).count == tailoring.resume.work.count)
    }
}
