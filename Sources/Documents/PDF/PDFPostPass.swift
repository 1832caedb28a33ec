internal import Crypto

/// Adds to a PDF what cairo 1.16 cannot write: language, title display, XMP, a file identifier, tab order and link descriptions; and
/// takes the creation date out, which would either lie or differ from run to run.
///
/// Every object keeps its number; the cross-reference table is written anew, so the file has one revision.
struct PDFPostPass {
    struct Description: Sendable, Equatable {
        var title: String
        var author: String
        /// BCP 47, letters, digits and hyphens only.
        var language: String
    }

    var description: Description

    func apply(to bytes: [UInt8]) throws(RenderError) -> [UInt8] {
        var table = try PDFObjectTable(bytes)
        for number in table.objects.indices.dropFirst() {
            guard let text = table.dictionary(number) else { continue }
            if text.contains("<< /Type /Page ") || text.contains("<< /Type /Page\n") {
                try table.insert("/Tabs /S", into: number)
            } else if text.contains("<< /Type /Annot\n"), let address = Self.address(in: text) {
                try table.insert("/Contents (\(address))", into: number)
            }
        }
        guard let info = table.dictionary(table.info) else { throw .malformedOutput(reason: "no info dictionary") }
        let kept = info.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.contains("/CreationDate ") }
        table.replace(table.info, with: kept.joined(separator: "\n"))
        let packet = XMPPacket(description: self.description).text
        let metadata = table.append(
            "<< /Type /Metadata\n   /Subtype /XML\n   /Length \(packet.utf8.count)\n>>\nstream\n\(packet)\nendstream"
        )
        try table.insert(
            """
            /Lang (\(self.description.language))
               /ViewerPreferences << /DisplayDocTitle true >>
               /Metadata \(metadata) 0 R
            """,
            into: table.root
        )
        return Self.file(table)
    }

    /// The target of a link annotation. Addresses hold no parentheses or backslashes (``SafeLink``), so the string ends at the first.
    private static func address(in annotation: String) -> Substring? {
        guard let start = annotation.firstRange(of: "/URI (") else { return nil }
        return annotation[start.upperBound...].prefix { $0 != ")" }
    }

    private static func file(_ table: PDFObjectTable) -> [UInt8] {
        let (body, offsets) = table.body()
        var tail = "xref\n0 \(offsets.count)\n0000000000 65535 f \n"
        for offset in offsets.dropFirst() {
            let digits = String(offset)
            tail += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
        }
        let identifier = Self.identifier(body)
        tail += "trailer\n<< /Size \(offsets.count)\n   /Root \(table.root) 0 R\n   /Info \(table.info) 0 R\n"
        tail += "   /ID [<\(identifier)> <\(identifier)>]\n>>\nstartxref\n\(body.count)\n%%EOF\n"
        return body + Array(tail.utf8)
    }

    /// The first half of the content's SHA-256, in hexadecimal.
    private static func identifier(_ body: [UInt8]) -> String {
        SHA256.hash(data: body).prefix(16)
            .map { byte in
                let digits = String(byte, radix: 16)
                return digits.count == 1 ? "0" + digits : digits
            }
            .joined()
    }
}
