import Testing

@testable import Documents

@Suite struct PDFPostPassTests {
    private static let description = PDFPostPass.Description(title: "A & <B>", author: "É", language: "fr-CA")

    /// A file of the shape cairo writes: page, annotation, info, catalogue.
    private static func file(info: String = "<< /Producer (x)\n   /CreationDate (20000101000000Z)\n>>") -> [UInt8] {
        let bodies = [
            "<< /Type /Pages\n   /Kids [ 2 0 R ]\n   /Count 1\n>>", "<< /Type /Page % 1\n   /Parent 1 0 R\n>>",
            "<< /Type /Annot\n   /A << /URI (https://a.example/) >>\n   /BS << /W 0 >>>>", info,
            "<< /Type /Catalog\n   /Pages 1 0 R\n>>",
        ]
        var text = "%PDF-1.5\n"
        var table = "xref\n0 6\n0000000000 65535 f \n"
        for (index, body) in bodies.enumerated() {
            let offset = String(text.utf8.count)
            table += String(repeating: "0", count: 10 - offset.count) + offset + " 00000 n \n"
            text += "\(index + 1) 0 obj\n\(body)\nendobj\n"
        }
        let start = text.utf8.count
        return Array((text + table + "trailer\n<< /Size 6\n   /Root 5 0 R\n   /Info 4 0 R\n>>\nstartxref\n\(start)\n%%EOF\n").utf8)
    }

    @Test func addsLanguageTitleTabsContentsMetadataAndIdentifier() throws {
        let result = String(decoding: try PDFPostPass(description: Self.description).apply(to: Self.file()), as: UTF8.self)
        for part in [
            "/Lang (fr-CA)", "/DisplayDocTitle true", "/Metadata 6 0 R", "/Tabs /S", "/Contents (https://a.example/)", "A &amp; &lt;B&gt;",
            "<rdf:li>É</rdf:li>", "/ID [<",
        ] {
            #expect(result.contains(part), "no \(part)")
        }
        #expect(!result.contains("CreationDate"))
        #expect(result.matches(of: /\nxref\n/).count == 1)
    }

    @Test func theCrossReferenceTableMeetsItsObjects() throws {
        let table = try PDFObjectTable(try PDFPostPass(description: Self.description).apply(to: Self.file()))
        for number in table.objects.indices.dropFirst() {
            #expect(table.objects[number].starts(with: "\(number) 0 obj\n".utf8))
        }
    }

    @Test func theIdentifierFollowsTheContent() throws {
        func identifier(_ description: PDFPostPass.Description) throws -> Substring? {
            let text = String(decoding: try PDFPostPass(description: description).apply(to: Self.file()), as: UTF8.self)
            return text.firstMatch(of: /\/ID \[<([0-9a-f]{32})> <\1>\]/).map(\.1)
        }
        var other = Self.description
        other.title = "Another"
        let first = try #require(try identifier(Self.description))
        #expect(try identifier(Self.description) == first)
        #expect(try identifier(other) != first)
    }

    @Test(arguments: ["", "%PDF-1.5\n", "startxref\n99999\n%%EOF", "xref\n0 1\n0000000000 65535 f \ntrailer\n<< >>\nstartxref\n0\n%%EOF"])
    func anythingElseIsRefused(_ text: String) {
        #expect(throws: RenderError.self) { try PDFPostPass(description: Self.description).apply(to: Array(text.utf8)) }
    }
}
