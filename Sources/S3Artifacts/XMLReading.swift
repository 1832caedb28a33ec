internal import Foundation
internal import FoundationXML

/// The texts of named elements of an XML document, in order, wherever they stand.
///
/// That is all that listings and refusals need. Foundation's parser (libxml2) is part of the toolchain, and XML libraries for Swift on
/// Linux are built on it anyway. It resolves no external entities.
enum XMLReading {
    struct Malformed: Error {}

    static func elements(of document: [UInt8], named names: Set<String>) throws(Malformed) -> [String: [String]] {
        let reader = Reader(names)
        let parser = XMLParser(data: Data(document))
        parser.delegate = reader
        guard parser.parse() else { throw Malformed() }
        return reader.found
    }

    private final class Reader: NSObject, XMLParserDelegate {
        private let names: Set<String>
        private var open: String?
        private var text = ""
        fileprivate var found: [String: [String]] = [:]

        init(_ names: Set<String>) { self.names = names }

        func parser(
            _ parser: XMLParser,
            didStartElement name: String,
            namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String]
        ) {
            guard self.names.contains(name) else { return }
            self.open = name
            self.text = ""
        }

        func parser(_ parser: XMLParser, foundCharacters characters: String) {
            if self.open != nil { self.text += characters }
        }

        func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
            guard self.open == name else { return }
            self.found[name, default: []].append(self.text)
            self.open = nil
        }
    }
}
