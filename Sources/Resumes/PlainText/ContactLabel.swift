/// Labels before what a person's head of a résumé says.
enum ContactLabel {
    case name
    case email
    case phone
    case place
    case link
    case title

    /// "Tel.: +49 30 1234" is a label and what it stands before.
    static func split(_ text: String) -> (label: ContactLabel, value: String)? {
        if let colon = text.firstIndex(of: ":"), !text[colon...].hasPrefix("://") {
            let words = PhraseSet.words(of: String(text[..<colon])).joined(separator: " ")
            guard let label = Self.table[words] else { return nil }
            let value = text[text.index(after: colon)...].trimmingSpaces()
            return value.isEmpty ? nil : (label, value)
        }
        // "Phone +49 30 1234", "T +49 30 1234"
        let parts = text.split(separator: " ", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        let word = PhraseSet.words(of: String(parts[0])).joined(separator: " ")
        guard let label = Self.table[word] ?? (["t", "m", "p"].contains(word) ? .phone : nil) else { return nil }
        let value = parts[1].trimmingSpaces()
        switch label {
        case .phone: return ContactPiece.isPhone(value) ? (label, value) : nil
        case .email: return WebAddress.isEmail(value) ? (label, value) : nil
        case .link: return ContactPiece.isLink(value) ? (label, value) : nil
        case .name, .place, .title: return nil
        }
    }

    /// All names that labels have.
    static var names: [String] { self.table.keys.sorted() }

    private static let table: [String: ContactLabel] = {
        let rows: [(ContactLabel, [String])] = [
            (
                .name,
                [
                    "name", "full name", "nom", "nom et prénom", "nombre", "nombre y apellidos", "họ tên", "họ và tên", "氏名", "姓名", "성명",
                    "имя",
                ]
            ),
            (
                .email,
                ["email", "e mail", "mail", "email address", "e mail adresse", "courriel", "correo", "correo electrónico", "thư điện tử"]
            ),
            (
                .phone,
                [
                    "phone", "tel", "telephone", "mobile", "cell", "phone number", "contact number", "telefon", "mobil", "handy",
                    "telefonnummer",
                    "téléphone", "portable", "teléfono", "móvil", "điện thoại", "số điện thoại", "sđt", "телефон", "電話", "电话", "전화",
                ]
            ),
            (
                .place,
                [
                    "address", "location", "city", "based in", "residence", "adresse", "anschrift", "wohnort", "wohnhaft in", "ort",
                    "ville",
                    "domicile", "dirección", "domicilio", "ciudad", "ubicación", "địa chỉ", "nơi ở", "адрес", "город", "住所", "地址", "주소",
                ]
            ),
            (
                .link,
                [
                    "website", "web", "site", "homepage", "url", "linkedin", "github", "gitlab", "xing", "portfolio", "blog", "twitter",
                    "x",
                    "mastodon", "stack overflow", "site web", "sitio web", "trang web", "webseite",
                ]
            ),
            (.title, ["position", "title", "job title", "beruf", "profession", "profesión", "poste", "vị trí"]),
        ]
        var table: [String: ContactLabel] = [:]
        for (label, names) in rows { for name in names { table[name] = label } }
        return table
    }()
}
