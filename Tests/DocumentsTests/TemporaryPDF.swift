import Foundation

/// A document in a temporary file, which goes with the value.
final class TemporaryPDF {
    let path: String

    init(_ bytes: [UInt8] = []) throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("selvedge-\(UUID().uuidString).pdf")
        try Data(bytes).write(to: url)
        self.path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: self.path)
    }

    /// Text in the order of the content stream, page after page.
    func text() throws -> String {
        try Tool.run("pdftotext", ["-raw", "-enc", "UTF-8", self.path, "-"])
    }

    /// Text as MuPDF finds it in the content stream, which is also right for right-to-left lines; `pdftotext -raw` breaks those at every
    /// letter.
    func textInReadingOrder() throws -> String {
        try Tool.run("mutool", ["draw", "-q", "-F", "txt", self.path]).replacing("warning: ICC support is not available\n", with: "")
    }

    /// Every object, one a line.
    func objects() throws -> [Substring] {
        try Tool.run("mutool", ["show", self.path, "grep"]).split(separator: "\n")
    }
}
