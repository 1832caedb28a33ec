import Documents
import Resumes
import Testing

@testable import render_fixture

@Suite struct MeasuringTests {
    let renderer: PDFRenderer

    init() throws {
        self.renderer = try SharedRenderer.get()
    }

    @Test(arguments: RenderCase.all) func measuringAgreesWithRendering(_ item: RenderCase) async throws {
        let measured = try await self.renderer.measure(item.fixture.resume, options: item.options)
        let rendered = try await self.renderer.render(item.fixture.resume, options: item.options)
        #expect(measured.pages == rendered.pages)
        #expect(measured.lastPageFill == rendered.lastPageFill)
        if measured.pages == 1 {
            let total = measured.heights.values.reduce(0, +)
            #expect(abs(total - measured.lastPageFill * measured.pageHeight) < 0.01)
        }
    }

    @Test func everyTextHasAHeight() async throws {
        let heights = try await self.renderer.measure(Fixture.latin.resume, options: RenderOptions()).heights
        for pointer in [
            "/basics", "/basics/summary", "/work", "/work/0", "/work/0/summary", "/work/1", "/work/1/highlights/2", "/projects/0/keywords",
            "/education/0/courses", "/skills/1", "/certificates/0", "/publications/0/summary", "/awards/0", "/volunteer/0/highlights/0",
            "/languages/0", "/interests/1", "/references/0/reference",
        ] {
            #expect(heights[SourceID(pointer), default: 0] > 5, "no height for \(pointer)")
        }
    }

    @Test func aPageIsSavedByTighterSettingWhereThatIsEnough() async throws {
        func resume(_ count: Int) -> Resume {
            Resume(work: [Work(name: "Firm", highlights: (0..<count).map { "Line of the list, the \($0)th." })])
        }
        var pages: [Int] = []
        for count in 30...70 {
            let measured = try await self.renderer.measure(resume(count), options: RenderOptions())
            pages.append(measured.pages)
            if measured.pages == 2 { #expect(measured.lastPageFill > 0.1) }
        }
        #expect(pages == pages.sorted())
        #expect(pages.first == 1 && pages.last == 2)
    }

    @Test func theMeasurerSpeaksInPointers() async throws {
        let measurer: any LayoutMeasurer = ResumeLayoutMeasurer(
            renderer: self.renderer,
            options: RenderOptions(theme: .modern, page: .letter)
        )
        let measured = try await measurer.measure(Fixture.short.resume)
        #expect(measured.pages == 1)
        #expect(measured.heights[SourceID("/work/0/highlights/0")] != nil)
    }
}
