public import Documents
import Synchronization

/// The one PDF renderer of a process, made when the first document needs it, so that work without documents starts fast.
public final class LazyRenderer: Sendable {
    private let fonts: FontSet
    private let renderer = Mutex<PDFRenderer?>(nil)

    public init(fonts: FontSet = .debian) {
        self.fonts = fonts
    }

    /// The renderer, made on the first call.
    public func made() throws(RenderError) -> PDFRenderer {
        try self.renderer.withLock { (renderer) throws(RenderError) -> PDFRenderer in
            if let renderer { return renderer }
            let made = try PDFRenderer(fonts: self.fonts)
            renderer = made
            return made
        }
    }
}
