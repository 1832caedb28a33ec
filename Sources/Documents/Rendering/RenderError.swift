/// Why a document could not be rendered. Never carries text of the document.
public enum RenderError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A font file is not installed; `package` is the Debian package that has it.
    case fontMissing(file: String, package: String)
    /// A font file is installed but cannot be read.
    case fontUnreadable(file: String)
    /// The document needs more pages than ``PDFRenderer/pageLimit``.
    case tooLong(pages: Int)
    /// The document holds more text than ``PDFRenderer/textLimit`` bytes.
    case tooLarge(bytes: Int)
    /// Cairo refused; the status is `cairo_status_t`.
    case drawingFailed(status: Int)
    /// The written file does not have the structure the last pass expects.
    case malformedOutput(reason: String)

    public var description: String {
        switch self {
        case .fontMissing(let file, let package): "font \(file) is missing: install the Debian package \(package)"
        case .fontUnreadable(let file): "font \(file) cannot be read"
        case .tooLong(let pages): "the document needs \(pages) pages, more than \(PDFRenderer.pageLimit)"
        case .tooLarge(let bytes): "the document has \(bytes) bytes of text, more than \(PDFRenderer.textLimit)"
        case .drawingFailed(let status): "drawing failed with cairo status \(status)"
        case .malformedOutput(let reason): "the written PDF is malformed: \(reason)"
        }
    }
}
