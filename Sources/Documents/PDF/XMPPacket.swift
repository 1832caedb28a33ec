/// A document's metadata as XMP (ISO 16684-1). Claims no PDF/UA conformance: cairo 1.16 cannot mark rules as artifacts.
struct XMPPacket {
    var description: PDFPostPass.Description

    var text: String {
        let title = Self.escaped(self.description.title)
        let creator =
            self.description.author.isEmpty
            ? ""
            : """

                  <dc:creator><rdf:Seq><rdf:li>\(Self.escaped(self.description.author))</rdf:li></rdf:Seq></dc:creator>
            """
        return """
            <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
              <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
                  <dc:format>application/pdf</dc:format>
                  <dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(title)</rdf:li></rdf:Alt></dc:title>\(creator)
                  <dc:language><rdf:Bag><rdf:li>\(self.description.language)</rdf:li></rdf:Bag></dc:language>
                </rdf:Description>
              </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="w"?>
            """
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.append(character)
            }
        }
        return result
    }
}
