import Resumes

/// Pages being filled by ``LineRuler``.
struct Sheet {
    let pageHeight: Double
    private var pages = 1
    private var used = 0.0
    private var heights: [SourceID: Double] = [:]

    init(pageHeight: Double) { self.pageHeight = pageHeight }

    mutating func add(_ id: String, _ height: Double) {
        self.heights[SourceID(id), default: 0] += height
        if self.used + height > self.pageHeight {
            self.pages += 1
            self.used = 0
        }
        self.used += height
    }

    var measurement: LayoutMeasurement {
        LayoutMeasurement(pageHeight: self.pageHeight, pages: self.pages, lastPageFill: self.used / self.pageHeight, heights: self.heights)
    }
}
