import Encodings
import HTTPTypes
import Hummingbird
import HummingbirdCore

/// What a form of the page sent: texts by name, and files.
struct FormFields: Sendable, Equatable {
    private var texts: [String: String] = [:]
    /// The content of chosen files by the name of their field; fields without a file are not there.
    private var files: [String: [UInt8]] = [:]

    init() {}

    /// - Parameters:
    ///   - contentType: of the request.
    ///   - body: as it came, with its size already bounded.
    init(contentType: String?, body: [UInt8]) throws(Problem) {
        let type = contentType ?? ""
        if type.lowercased().hasPrefix("application/x-www-form-urlencoded") {
            try self.read(urlEncoded: body)
        } else if let boundary = MultipartForm.boundary(of: type) {
            guard let parts = MultipartForm(body, boundary: boundary)?.parts else { throw Self.unreadable }
            for part in parts { try self.take(part) }
        } else {
            throw Problem(.unsupportedMediaType, fields: [FieldProblem(.header("Content-Type"), "must be a form's")])
        }
    }

    /// A field's text as it was typed, with line feeds for line ends; empty when it is not there.
    func text(_ name: String) -> String { self.texts[name] ?? "" }

    /// A field's text without white space around it; nil when nothing is left.
    func word(_ name: String) -> String? {
        let text = self.text(name)
        guard let first = text.firstIndex(where: { !$0.isWhitespace }), let last = text.lastIndex(where: { !$0.isWhitespace }) else {
            return nil
        }
        return String(text[first...last])
    }

    func file(_ name: String) -> [UInt8]? { self.files[name] }

    mutating func set(_ name: String, _ text: String) { self.texts[name] = text }

    private static let unreadable = Problem(.malformedRequest, fields: [FieldProblem(.body(""), "is not a form")])

    private mutating func read(urlEncoded body: [UInt8]) throws(Problem) {
        guard let text = String(validating: body, as: UTF8.self) else { throw Self.unreadable }
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentEncoding.decoded(parts[0], isForm: true),
                let value = PercentEncoding.decoded(parts.count > 1 ? parts[1] : "", isForm: true)
            else { throw Self.unreadable }
            try self.take(name, value)
        }
    }

    private mutating func take(_ part: MultipartForm.Part) throws(Problem) {
        if part.isFile {
            // A file field in which nothing was chosen comes as an empty file.
            guard !part.content.isEmpty else { return }
            guard self.files.updateValue(part.content, forKey: part.name) == nil else { throw Self.unreadable }
        } else {
            guard let text = String(validating: part.content, as: UTF8.self) else { throw Self.unreadable }
            try self.take(part.name, text)
        }
    }

    private mutating func take(_ name: String, _ value: String) throws(Problem) {
        // Forms send every line end as CR LF (WHATWG HTML §4.10.22).
        let lines = value.replacing("\r\n", with: "\n")
        guard self.texts.updateValue(lines, forKey: name) == nil else { throw Self.unreadable }
    }
}
