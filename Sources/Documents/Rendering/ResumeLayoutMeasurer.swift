public import Resumes

/// Measures résumés for tailoring with the same layout that later prints them.
public struct ResumeLayoutMeasurer: LayoutMeasurer {
    public let renderer: PDFRenderer
    public let options: RenderOptions

    public init(renderer: PDFRenderer, options: RenderOptions) {
        self.renderer = renderer
        self.options = options
    }

    public func measure(_ resume: Resume) async throws(LayoutFailure) -> LayoutMeasurement {
        do throws(RenderError) {
            return try await self.renderer.measure(resume, options: self.options)
        } catch {
            throw LayoutFailure(message: error.description)
        }
    }
}
