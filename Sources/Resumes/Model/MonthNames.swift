/// Words dates are written with, in the languages résumés come in most.
enum MonthNames {
    /// The month a lower-cased word names; three letters are enough where that is unambiguous.
    static func month(_ word: String) -> Int? { Self.table[word] }

    /// All words that name months.
    static var words: Set<String> { Set(self.table.keys) }

    /// Words that say an entry has not ended.
    static let ongoing: Set<String> = [
        "present", "the present", "to present", "now", "current", "currently", "ongoing", "on going", "today", "to date", "till date",
        "till now", "until now", "continuing", "still here", "in progress",
        "heute", "bis heute", "jetzt", "aktuell", "derzeit", "laufend", "gegenwärtig",
        "aujourd'hui", "présent", "à présent", "actuel", "actuelle", "actuellement", "en cours", "ce jour", "à ce jour", "maintenant",
        "presente", "al presente", "actual", "actualidad", "la actualidad", "actualmente", "hoy", "en curso", "ahora",
        "nay", "đến nay", "hiện tại", "hiện nay", "bây giờ",
        "atual", "atualmente", "até o momento", "hoje", "oggi", "attuale", "in corso", "attualmente",
        "heden", "tot heden", "nu", "nå", "idag", "i dag", "nutid", "pågående", "nykyinen", "obecnie", "do teraz", "současnost",
        "настоящее время", "по настоящее время", "по н в", "сейчас", "теперішній час", "halen", "günümüz", "至今", "现在", "目前", "現在", "今",
        "현재", "الآن", "حتى الآن", "حاليا", "היום",
    ]

    private static let table: [String: Int] = {
        let rows: [[String]] = [
            [
                "january", "jan", "januar", "jänner", "janvier", "janv", "enero", "ene", "janeiro", "gennaio", "gen", "januari", "január",
                "styczeń", "январь", "января",
            ],
            [
                "february", "feb", "februar", "feber", "février", "févr", "fév", "febrero", "fevereiro", "fev", "febbraio", "februari",
                "luty", "февраль", "февраля",
            ],
            ["march", "mar", "märz", "mär", "mrz", "mars", "marzo", "março", "maart", "mrt", "marzec", "март", "марта"],
            ["april", "apr", "avril", "avr", "abril", "abr", "aprile", "kwiecień", "апрель", "апреля"],
            ["may", "mai", "mayo", "maio", "maggio", "mag", "mei", "maj", "май", "мая"],
            ["june", "jun", "juni", "juin", "junio", "junho", "giugno", "giu", "czerwiec", "июнь", "июня"],
            ["july", "jul", "juli", "juillet", "juil", "julio", "julho", "luglio", "lug", "lipiec", "июль", "июля"],
            ["august", "aug", "août", "aout", "agosto", "ago", "augustus", "augusti", "sierpień", "август", "августа"],
            [
                "september", "sep", "sept", "septembre", "septiembre", "setiembre", "setembro", "set", "settembre", "wrzesień", "сентябрь",
                "сентября",
            ],
            [
                "october", "oct", "oktober", "okt", "octobre", "octubre", "outubro", "out", "ottobre", "ott", "październik", "октябрь",
                "октября",
            ],
            ["november", "nov", "novembre", "noviembre", "novembro", "listopad", "ноябрь", "ноября"],
            [
                "december", "dec", "dezember", "dez", "décembre", "déc", "diciembre", "dic", "dezembro", "dicembre", "desember", "grudzień",
                "декабрь", "декабря",
            ],
        ]
        var table: [String: Int] = [:]
        for (offset, row) in rows.enumerated() {
            for name in row { table[name] = offset + 1 }
        }
        return table
    }()
}
