public import Resumes

/// Lays out and prints résumés and cover letters as tagged PDF.
///
/// Runs on ``RenderThread/shared``. Keep one per process: it remembers fonts and line breaks, so measuring variants of a résumé is cheap.
/// What it remembers never changes what it writes.
public actor PDFRenderer {
    /// The longest document that is written.
    public static let pageLimit = 20
    /// The most text that is laid out, in UTF-8 bytes; more could not fit on ``pageLimit`` pages.
    public static let textLimit = 256 << 10

    private let fonts: FontSet
    private let thread = RenderThread.shared
    private var engines: [FontPlan: FontEngine] = [:]

    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        self.thread.asUnownedSerialExecutor()
    }

    /// - Throws: ``RenderError/fontMissing(file:package:)`` for the first file of the set that is not there. Fonts are loaded later, as
    ///   texts need them.
    public init(fonts: FontSet = .debian) throws(RenderError) {
        if let file = fonts.missingFiles().first { throw .fontMissing(file: file.path, package: file.package) }
        self.fonts = fonts
    }

    /// Lays a résumé out and writes it.
    public func render(_ resume: Resume, options: RenderOptions) throws(RenderError) -> RenderedPDF {
        try self.render(.resume(resume), options)
    }

    /// Lays a cover letter out and writes it.
    public func render(_ letter: CoverLetter, options: RenderOptions) throws(RenderError) -> RenderedPDF {
        try self.render(.letter(letter), options)
    }

    /// Lays a résumé out as ``render(_:options:)-(Resume,_)`` does and tells the heights. When the résumé is longer than
    /// `options.maxPages`, the heights are those of the tightest setting.
    public func measure(_ resume: Resume, options: RenderOptions) throws(RenderError) -> LayoutMeasurement {
        let document = try PreparedDocument(.resume(resume), options)
        let engine = try self.engine(document.plan)
        return try PageFitter(engine: engine, document: document).fitted().layout.measurement
    }

    private func render(_ source: DocumentSource, _ options: RenderOptions) throws(RenderError) -> RenderedPDF {
        let document = try PreparedDocument(source, options)
        let engine = try self.engine(document.plan)
        let (layout, dropped) = try PageFitter(engine: engine, document: document).fitted()
        let drawn = try PageDrawer(layout: layout, engine: engine, title: source.title, author: source.author).bytes()
        let description = PDFPostPass.Description(title: source.title, author: source.author, language: document.language.tag)
        return RenderedPDF(
            bytes: try PDFPostPass(description: description).apply(to: drawn),
            pages: max(layout.pages.count, 1),
            lastPageFill: layout.lastPageFill,
            text: layout.text,
            furniture: layout.furniture,
            droppedCharacters: dropped
        )
    }

    private func engine(_ plan: FontPlan) throws(RenderError) -> FontEngine {
        if let engine = self.engines[plan] { return engine }
        let engine = try FontEngine(plan: plan, fonts: self.fonts)
        // Pango's and cairo's objects may only be released on their thread, and the last reference to this actor may go on any
        // (an isolated deinit does not get through the 6.3 compiler's optimiser). So engines live as long as the process, which
        // is how long the one renderer does.
        _ = Unmanaged.passRetained(engine)
        self.engines[plan] = engine
        return engine
    }
}
