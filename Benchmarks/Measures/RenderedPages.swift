import Documents
import Resumes

/// PDFs of one and two pages, each of a text the renderer has not seen.
struct RenderedPages {
    var examples: Examples
    var documents: Int

    func measure() async throws -> [Figure] {
        let renderer = try PDFRenderer()
        var figures: [Figure] = []
        for pages in 1...2 {
            let size = try await self.size(for: pages, renderer)
            var times: [Double] = []
            for seed in 0..<UInt64(self.documents) {
                let resume = self.examples.resume(seed + 1_000_000 * UInt64(pages), size: size)
                let start = ContinuousClock.now
                let pdf = try await renderer.render(resume, options: RenderOptions())
                let time = start.duration(to: .now).inMilliseconds
                if pdf.pages == pages { times.append(time) }
            }
            guard !times.isEmpty else { throw BenchError.noDocument(pages: pages) }
            figures.append(Figure("PDF of \(pages) page\(pages == 1 ? "" : "s")", Samples(times), "ms", note: "fresh text each"))
        }
        return figures
    }

    /// How much text fills the last of so many pages best.
    private func size(for pages: Int, _ renderer: PDFRenderer) async throws -> Examples.Size {
        var best: (size: Examples.Size, fill: Double)?
        for employers in 1...max(1, self.examples.resume.work.count) {
            for bullets in 1...12 {
                let size = Examples.Size(employers: employers, bullets: bullets)
                let pdf = try await renderer.render(self.examples.resume(0, size: size), options: RenderOptions())
                if pdf.pages > pages { break }
                // Shuffled words may break into a line more: leave some room.
                if pdf.pages == pages, pdf.lastPageFill < 0.93, pdf.lastPageFill > best?.fill ?? 0 { best = (size, pdf.lastPageFill) }
            }
        }
        guard let best else { throw BenchError.noDocument(pages: pages) }
        return best.size
    }
}
