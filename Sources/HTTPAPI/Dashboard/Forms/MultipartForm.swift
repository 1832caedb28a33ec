/// `multipart/form-data` (RFC 7578) as browsers write it.
struct MultipartForm {
    struct Part: Equatable {
        var name: String
        /// Whether it came from a file field.
        var isFile: Bool
        var content: [UInt8]
    }

    private static let partLimit = 32
    private static let headLimit = 2048

    private(set) var parts: [Part] = []

    /// The boundary that a content type names; nil for other types.
    static func boundary(of contentType: String) -> [UInt8]? {
        let parameters = contentType.split(separator: ";").map { $0.trimmingPrefix { $0 == " " } }
        guard parameters.first?.lowercased() == "multipart/form-data" else { return nil }
        guard let parameter = parameters.dropFirst().first(where: { $0.lowercased().hasPrefix("boundary=") }) else { return nil }
        var boundary = parameter.dropFirst("boundary=".utf8.count)
        if boundary.count > 1, boundary.hasPrefix("\""), boundary.hasSuffix("\"") { boundary = boundary.dropFirst().dropLast() }
        return (1...70).contains(boundary.utf8.count) ? Array(boundary.utf8) : nil
    }

    /// Nil for anything that is not such a form.
    init?(_ body: [UInt8], boundary: [UInt8]) {
        let delimiter = Array("\r\n--".utf8) + boundary
        // The first delimiter may stand at the very beginning, without a line end before it.
        var rest = (Array("\r\n".utf8) + body)[...]
        guard let first = Self.first(delimiter, in: rest) else { return nil }
        rest = rest[first.upperBound...]
        while !rest.starts(with: "--".utf8) {
            guard rest.starts(with: "\r\n".utf8), self.parts.count < Self.partLimit else { return nil }
            rest = rest.dropFirst(2)
            guard let head = Self.first(Array("\r\n\r\n".utf8), in: rest.prefix(Self.headLimit)),
                let end = Self.first(delimiter, in: rest[head.upperBound...]),
                let part = Self.part(rest[..<head.lowerBound], rest[head.upperBound..<end.lowerBound])
            else { return nil }
            self.parts.append(part)
            rest = rest[end.upperBound...]
        }
    }

    private static func part(_ head: ArraySlice<UInt8>, _ content: ArraySlice<UInt8>) -> Part? {
        guard let text = String(validating: head, as: UTF8.self) else { return nil }
        for line in text.split(separator: "\r\n") {
            guard line.lowercased().hasPrefix("content-disposition:") else { continue }
            let parameters = line.split(separator: ";").dropFirst().map { $0.trimmingPrefix { $0 == " " } }
            guard let name = parameters.lazy.compactMap({ Self.value("name", of: $0) }).first, !name.isEmpty else { return nil }
            return Part(name: name, isFile: parameters.contains { $0.hasPrefix("filename") }, content: Array(content))
        }
        return nil
    }

    private static func value(_ name: String, of parameter: Substring) -> String? {
        guard parameter.hasPrefix("\(name)=\""), parameter.hasSuffix("\""), parameter.count > name.count + 2 else { return nil }
        return String(parameter.dropFirst(name.count + 2).dropLast())
    }

    private static func first(_ needle: [UInt8], in bytes: ArraySlice<UInt8>) -> Range<Int>? {
        guard let head = needle.first else { return nil }
        var start = bytes.startIndex
        while let found = bytes[start...].firstIndex(of: head) {
            let end = found + needle.count
            guard end <= bytes.endIndex else { return nil }
            if bytes[found..<end].elementsEqual(needle) { return found..<end }
            start = found + 1
        }
        return nil
    }
}
