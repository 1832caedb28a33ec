internal import Resumes

extension ResumeComposer {
    private var alignment: Block.Alignment {
        switch self.style.headerAlignment {
        case .leading: .leading
        case .centre: .centre
        }
    }

    /// Name, label and contacts. The header is one unit: no page break inside it.
    mutating func addHeader(_ basics: Basics) {
        let pointer = SourceID("/basics")
        if let name = DrawableText.line(basics.name) {
            self.append(
                Block(
                    role: .title,
                    content: .paragraph(StyledText(name, self.style.name), self.alignment, link: nil),
                    source: pointer,
                    lineHeight: self.style.nameLeading,
                    keepWithNext: true
                )
            )
        }
        if let label = DrawableText.line(basics.label) {
            self.append(
                Block(
                    role: .paragraph,
                    content: .paragraph(StyledText(label, self.style.label), self.alignment, link: nil),
                    source: pointer,
                    lineHeight: self.style.leading * 1.2,
                    keepWithNext: true
                )
            )
        }
        let contacts = self.contacts(basics)
        if !contacts.isEmpty {
            self.append(
                Block(
                    role: .paragraph,
                    content: .pieces(contacts, separator: StyledText("  ·  ", self.style.contact), self.alignment),
                    source: pointer,
                    spaceBefore: self.style.unit,
                    lineHeight: self.style.leading
                )
            )
        }
    }

    mutating func addSummary(_ summary: String?) {
        guard !DrawableText.paragraphs(summary).isEmpty else { return }
        self.addHeading(.summary, "/basics/summary")
        self.addParagraphs(summary, "/basics/summary")
    }

    private func contacts(_ basics: Basics) -> [Block.Piece] {
        var pieces: [Block.Piece] = []
        func add(_ text: String?, _ link: String? = nil, leftToRight: Bool = false) {
            guard let text = DrawableText.line(text) else { return }
            var styled = StyledText(text, self.style.contact)
            styled.leftToRight = leftToRight
            pieces.append(Block.Piece(text: styled, link: link))
        }
        add(basics.email, SafeLink.mail(basics.email), leftToRight: true)
        add(basics.phone, SafeLink.telephone(basics.phone), leftToRight: true)
        add(basics.url.map(SafeLink.display), SafeLink.web(basics.url), leftToRight: true)
        add(basics.location.flatMap(self.place))
        for profile in basics.profiles {
            let username = DrawableText.line(profile.username) ?? DrawableText.line(profile.url).map(SafeLink.display)
            add([DrawableText.line(profile.network), username].compactMap(\.self).joined(separator: ": "), SafeLink.web(profile.url))
        }
        return pieces
    }

    private func place(_ location: Location) -> String? {
        let city = [location.postalCode, location.city].compactMap { DrawableText.line($0) }.joined(separator: " ")
        let parts = [
            DrawableText.line(location.address), city, DrawableText.line(location.region), DrawableText.line(location.countryCode),
        ]
        return parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: self.vocabulary.comma)
    }
}
