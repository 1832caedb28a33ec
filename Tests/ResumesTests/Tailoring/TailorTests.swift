import Resumes
import Testing

@Suite("Tailoring")
struct TailorTests {
    @Test("G14: the same input gives the same bytes", arguments: Fixtures.resumes, Fixtures.postings)
    func deterministic(resume: ResumeFixture, posting: PostingFixture) async throws {
        let ruler = LineRuler(pageHeight: 420)
        let first = try await Fixtures.tailored(resume.resume, posting, ruler: ruler)
        let second = try await Fixtures.tailored(resume.resume, posting, ruler: ruler)
        #expect(first == second)
        #expect(first.resume.strictJSON() == second.resume.strictJSON())
        #expect(first.report.json() == second.report.json())
    }

    @Test("When everything fits, every text stays", arguments: Fixtures.resumes, Fixtures.postings)
    func everythingFits(resume: ResumeFixture, posting: PostingFixture) async throws {
        let tailoring = try await Fixtures.tailored(resume.resume, posting, maxPages: 3)
        #expect(tailoring.dropped == [])
        #expect(tailoring.warnings == [])
        let source = resume.resume.texts.map(\.text).sorted()
        var texts = tailoring.resume.texts
        if resume.resume.basics.summary == nil { texts.removeAll { $0.id == SourceID("/basics/summary") } }
        let changed = Set(["/basics/summary"])
        #expect(
            texts.filter { !changed.contains($0.id.pointer) && !$0.id.pointer.contains("/keywords/") }.count
                == resume.resume.texts.filter { !changed.contains($0.id.pointer) && !$0.id.pointer.contains("/keywords/") }.count
        )
        for text in texts where !changed.contains(text.id.pointer) && !text.id.pointer.contains("/keywords/") {
            #expect(source.contains(text.text))
        }
    }

    @Test("Provenance leads every text back to a text of the source", arguments: Fixtures.resumes, Fixtures.postings)
    func provenance(resume: ResumeFixture, posting: PostingFixture) async throws {
        let tailoring = try await Fixtures.tailored(resume.resume, posting, ruler: LineRuler(pageHeight: 360))
        var source: [SourceID: String] = [:]
        for text in resume.resume.texts { source[text.id] = text.text }
        for text in tailoring.resume.texts {
            let origins = try #require(tailoring.provenance[text.id])
            #expect(!origins.isEmpty)
            let isExact = !text.id.pointer.contains("/keywords/") && text.id.pointer != "/basics/summary"
            if isExact { #expect(source[try #require(origins.first)] == text.text) }
        }
    }

    @Test("The result fits the pages asked for whenever no warning says otherwise", arguments: [200.0, 300, 360, 420, 480, 560, 680])
    func fits(height: Double) async throws {
        for posting in Fixtures.postings {
            let ruler = LineRuler(pageHeight: height)
            let tailoring = try await Fixtures.tailored(Fixtures.engineer, posting, ruler: ruler)
            let measured = try await ruler.measure(tailoring.resume)
            #expect(measured.pages == tailoring.pages)
            let exceeds = tailoring.warnings.contains {
                switch $0 {
                case .exceedsPages: true
                case .jobsShortened, .jobsLeftOut: false
                }
            }
            #expect(exceeds == (measured.pages > 1))
        }
    }

    @Test("The newest two jobs keep three bullets and older ones keep one while there is room")
    func minimums() async throws {
        let tailoring = try await Fixtures.tailored(Fixtures.engineer, Fixtures.chefPosting, ruler: LineRuler(pageHeight: 560))
        #expect(!tailoring.dropped.isEmpty)
        #expect(tailoring.resume.work.map(\.name) == ["Dray & Daughters", "Kettle Bank", "Puddle Games"])
        #expect(tailoring.resume.work[0].highlights.count >= 3)
        #expect(tailoring.resume.work[1].highlights.count >= 3)
        #expect(tailoring.resume.work[2].highlights.count >= 1)
    }

    @Test("What answers the posting survives; what answers nothing goes first")
    func relevance() async throws {
        let tailoring = try await Fixtures.tailored(Fixtures.engineer, Fixtures.backendPosting, ruler: LineRuler(pageHeight: 600))
        let texts = tailoring.resume.work.flatMap(\.highlights)
        #expect(texts.contains { $0.contains("Kafka") })
        #expect(texts.contains { $0.contains("Kubernetes") })
        #expect(texts.contains { $0.contains("gRPC") })
        #expect(!texts.contains("Chose office chairs."))
        #expect(tailoring.resume.work[0].highlights.first?.contains("office") == false)
    }

    @Test("Jobs stand newest first, whatever order they came in")
    func order() async throws {
        var shuffled = Fixtures.engineer
        shuffled.work.swapAt(0, 2)
        let tailoring = try await Fixtures.tailored(shuffled, Fixtures.backendPosting, maxPages: 2)
        #expect(tailoring.resume.work.map(\.name) == ["Dray & Daughters", "Kettle Bank", "Puddle Games"])
        #expect(tailoring.provenance[SourceID("/work/0/position")] == [SourceID("/work/2/position")])
    }

    @Test("Wanted skills come first, in the posting's spelling where it is another spelling of the same name")
    func skills() async throws {
        let tailoring = try await Fixtures.tailored(Fixtures.engineer, Fixtures.backendPosting, maxPages: 2)
        #expect(tailoring.resume.skills.last?.name == "Soft skills")
        let platform = try #require(tailoring.resume.skills.first { $0.name == "Platform" })
        #expect(platform.keywords.prefix(2).sorted() == ["Kubernetes", "Terraform"])
    }

    @Test("The summary keeps its sentences, the first one first")
    func summary() async throws {
        let tailoring = try await Fixtures.tailored(Fixtures.engineer, Fixtures.backendPosting, maxPages: 2)
        let own = try #require(Fixtures.engineer.basics.summary)
        let summary = try #require(tailoring.resume.basics.summary)
        #expect(summary.hasPrefix("Backend engineer who likes slow problems"))
        #expect(summary.split(separator: ".").count == own.split(separator: ".").count)
        #expect(summary != own)
    }

    static let composed: [(ResumeFixture, PostingFixture, String)] = [
        (ResumeFixture(name: "nurse", resume: Fixtures.nurse), Fixtures.nursePosting, "Registered Nurse with 8 years of experience"),
        (ResumeFixture(name: "german", resume: Fixtures.german), Fixtures.germanPosting, "Bilanzbuchhalterin mit 8 Jahren Berufserfahrung"),
        (
            ResumeFixture(name: "vietnamese", resume: Fixtures.vietnamese), Fixtures.backendPosting,
            "Lập trình viên Backend với 5 năm kinh nghiệm"
        ),
    ]

    @Test("A missing summary is made from facts in the résumé's language", arguments: Self.composed)
    func composedSummary(fixture: ResumeFixture, posting: PostingFixture, start: String) async throws {
        let tailoring = try await Fixtures.tailored(fixture.resume, posting, maxPages: 2)
        #expect(tailoring.resume.basics.summary?.hasPrefix(start) == true, "\(tailoring.resume.basics.summary ?? "none")")
        #expect(tailoring.provenance[SourceID("/basics/summary")]?.first == SourceID("/basics/label"))
        var options = TailorOptions(maxPages: 2)
        options.writesSummary = false
        let without = try await Tailor(measurer: LineRuler(), recognizer: .standard)
            .tailor(fixture.resume, to: posting.posting, requirements: posting.requirements, options: options)
        #expect(without.resume.basics.summary == nil)
    }

    @Test("A layout that fails fails the tailoring with its own reason")
    func layoutFailure() async {
        struct Broken: LayoutMeasurer {
            func measure(_ resume: Resume) async throws(LayoutFailure) -> LayoutMeasurement { throw LayoutFailure(message: "no fonts") }
        }
        await #expect(throws: TailorFailure.layout(LayoutFailure(message: "no fonts"))) {
            try await Tailor(measurer: Broken(), recognizer: .standard)
                .tailor(Fixtures.nurse, to: Fixtures.nursePosting.posting, requirements: [])
        }
    }

    @Test("A tailoring survives being stored as JSON")
    func codable() async throws {
        let tailoring = try await Fixtures.tailored(Fixtures.nurse, Fixtures.nursePosting)
        #expect(try RoundTrip.through(tailoring) == tailoring)
    }

    @Test("Long careers: old jobs shrink to heads and no gap opens in what is left")
    func longCareer() async throws {
        var resume = Fixtures.engineer
        for year in stride(from: 2013, to: 1983, by: -2) {
            resume.work.append(
                Work(
                    name: "Works of \(year)",
                    position: "Clerk",
                    startDate: Fixtures.date(year - 1, 1),
                    endDate: Fixtures.date(year, 12),
                    highlights: ["Filed forms in \(year).", "Swept."]
                )
            )
        }
        let tailoring = try await Fixtures.tailored(resume, Fixtures.backendPosting, ruler: LineRuler(pageHeight: 600))
        #expect(tailoring.pages == 1)
        let starts = tailoring.resume.work.compactMap(\.startDate?.year)
        #expect(starts == starts.sorted(by: >))
        for (newer, older) in zip(tailoring.resume.work, tailoring.resume.work.dropFirst()) {
            let gap = (newer.startDate?.year ?? 0) - (older.endDate?.year ?? 0)
            #expect(gap <= 1)
        }
        #expect(!tailoring.warnings.isEmpty)
    }
}
