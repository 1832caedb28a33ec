/// Reads who the person is out of the lines before the first heading, and out of sections of contacts.
struct ContactReader {
    private(set) var basics = Basics()
    private var prose: [String] = []

    /// - Parameter isHead: whether the line stands before the first heading, where name, title and an introduction may be.
    mutating func read(_ line: WrittenLine, isHead: Bool, _ ledger: inout LineLedger) {
        if isHead, ResumeHeadings.isTitle(line.text) { return ledger.use(line) }
        let pieces = ContactPiece.pieces(of: line)
        let values = pieces.map { ContactLabel.split($0)?.value ?? $0 }
        let hasContact = values.contains { WebAddress.isEmail($0) || ContactPiece.isPhone($0) || ContactPiece.isLink($0) }
        if isHead, !hasContact, self.readProse(line) { return ledger.use(line) }
        for piece in pieces {
            if self.read(piece, isHead: isHead, besideContact: hasContact) { ledger.use(line) } else { ledger.refuse(line) }
        }
    }

    mutating func finished() -> Basics {
        if self.basics.summary == nil, !self.prose.isEmpty { self.basics.summary = self.prose.joined(separator: "\n") }
        return self.basics
    }

    // MARK: - Pieces

    private mutating func read(_ piece: String, isHead: Bool, besideContact: Bool) -> Bool {
        if let (label, value) = ContactLabel.split(piece) {
            switch label {
            case .name: return Self.set(&self.basics.name, value)
            case .email: return WebAddress.isEmail(value) && Self.set(&self.basics.email, value)
            case .phone: return ContactPiece.isPhone(value) && Self.set(&self.basics.phone, value)
            case .place: return self.readPlace(value)
            case .link: return ContactPiece.isLink(value) && self.readLink(value)
            case .title: return Self.set(&self.basics.label, value)
            }
        }
        if WebAddress.isEmail(piece) { return Self.set(&self.basics.email, piece) }
        if ContactPiece.isPhone(piece) { return Self.set(&self.basics.phone, piece) }
        if ContactPiece.isLink(piece) { return self.readLink(piece) }
        if isHead, self.basics.name == nil, Self.looksLikeName(piece) { return Self.set(&self.basics.name, piece) }
        if self.basics.name != nil || !isHead, ContactPiece.looksLikePlace(piece) { return self.readPlace(piece) }
        if besideContact, self.basics.location == nil, Self.isShortName(piece) { return self.readPlace(piece) }
        guard isHead, self.basics.name != nil, Self.looksLikeTitle(piece) else { return false }
        return Self.set(&self.basics.label, piece)
    }

    private static func set(_ field: inout String?, _ value: String) -> Bool {
        guard field == nil else { return field == value }
        field = value
        return true
    }

    private mutating func readLink(_ link: String) -> Bool {
        let address: String
        switch WebAddress.mend(link) {
        case .asGiven(let given): address = given
        case .mended(let mended, _): address = mended
        case .dropped: return false
        }
        guard let profile = ContactPiece.profile(address) else { return Self.set(&self.basics.url, address) }
        if !self.basics.profiles.contains(profile) { self.basics.profiles.append(profile) }
        return true
    }

    private mutating func readPlace(_ text: String) -> Bool {
        guard self.basics.location == nil else { return false }
        var parts = text.split(separator: ",").map { $0.trimmingSpaces() }.filter { !$0.isEmpty }
        guard !parts.isEmpty else { return false }
        var location = Location()
        if parts.count > 1, let tail = parts.last, Countries.isName(tail) || (tail.count == 2 && tail.allSatisfy(\.isUppercase)) {
            location.region = parts.removeLast()
        }
        location.city = parts.removeLast()
        if !parts.isEmpty { location.address = parts.joined(separator: ", ") }
        // "10115 Berlin"
        if let words = location.city?.split(separator: " ", maxSplits: 1), words.count == 2, (4...6).contains(words[0].count),
            words[0].allSatisfy({ $0.isASCII && $0.isNumber })
        {
            location.postalCode = String(words[0])
            location.city = String(words[1])
        }
        self.basics.location = location
        return true
    }

    // MARK: - Words

    private mutating func readProse(_ line: WrittenLine) -> Bool {
        let words = line.text.split(separator: " ").count
        let goesOn = !self.prose.isEmpty && !line.followsGap
        guard line.columns.count == 1, self.basics.name != nil || words >= 12,
            goesOn || words >= 9 || (words >= 5 && line.text.hasSuffix("."))
        else { return false }
        if goesOn { self.prose[self.prose.count - 1] += " " + line.text } else { self.prose.append(line.text) }
        return true
    }

    private static func looksLikeName(_ text: String) -> Bool {
        guard text.utf8.count <= 80, !text.contains(where: \.isNumber), !text.contains(":") else { return false }
        let words = text.split(separator: " ")
        guard (1...5).contains(words.count), ResumeHeadings.section(named: text) == nil, !RoleWords.areIn(text) else { return false }
        let particles: Set<Substring> = ["von", "van", "der", "de", "la", "da", "dos", "del", "bin", "al", "zu", "den", "y", "e"]
        return words.allSatisfy { word in
            guard let first = word.first(where: { $0.isLetter }) else { return false }
            return first.isUppercase || (!first.isLowercase && !first.isUppercase) || particles.contains(word)
        }
    }

    private static func looksLikeTitle(_ text: String) -> Bool {
        text.utf8.count <= 120 && text.split(separator: " ").count <= 12 && !text.hasSuffix(".") && !text.contains(":")
            && !text.contains(where: \.isNumber)
    }

    private static func isShortName(_ text: String) -> Bool {
        text.split(separator: " ").count <= 4 && !text.contains(where: \.isNumber) && (text.first?.isLetter ?? false)
            && !RoleWords.areIn(text)
    }
}
