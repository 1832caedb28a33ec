/// Words and signs that say what a number counts.
enum NumberUnits {
    static func scale(_ word: String) -> Double? { Self.scales[word] }

    static func unit(_ word: String) -> String? { Self.units[word] }

    /// Numbers written as words. "One" is left out: it is an article in most languages.
    static func spelled(_ word: String) -> NumberFact? {
        if let value = Self.values[word] { return NumberFact(value: value, unit: "") }
        if let factor = Self.factors[word] { return NumberFact(value: factor, unit: "x") }
        return nil
    }

    static let currencies: [Unicode.Scalar: String] = ["$": "$", "€": "€", "£": "£", "¥": "¥", "₫": "₫", "₹": "₹"]

    private static let scales: [String: Double] = [
        "k": 1e3, "thousand": 1e3, "tausend": 1e3, "mille": 1e3, "mil": 1e3, "tsd": 1e3, "m": 1e6, "mm": 1e6, "mn": 1e6, "mio": 1e6,
        "million": 1e6, "millions": 1e6, "millionen": 1e6, "millones": 1e6, "millón": 1e6, "triệu": 1e6, "b": 1e9, "bn": 1e9, "mrd": 1e9,
        "billion": 1e9, "billions": 1e9, "milliarden": 1e9, "milliard": 1e9, "milliards": 1e9, "tỷ": 1e9, "万": 1e4, "億": 1e8, "亿": 1e8,
    ]

    private static let units: [String: String] = {
        var units: [String: String] = [:]
        let groups: [(String, String)] = [
            ("%", "percent prozent procent pct"), ("$", "usd dollar dollars"), ("€", "eur euro euros"), ("£", "gbp pounds"),
            ("₫", "vnd đồng"), ("x", "x times fold mal fois veces lần"), ("ms", "ms millisecond milliseconds millisekunden"),
            ("s", "s sec secs second seconds sekunden secondes segundos giây"), ("min", "min mins minute minutes minuten minutos phút"),
            ("h", "h hr hrs hour hours stunden heures horas giờ"), ("day", "day days tage tagen jours días ngày"),
            ("week", "week weeks wochen semaines semanas tuần"), ("month", "month months monate monaten mois meses tháng"),
            ("year", "year years yr yrs jahr jahre jahren an ans années año años năm"), ("kb", "kb kib"), ("mb", "mb mib"),
            ("gb", "gb gib"),
            ("tb", "tb tib"), ("pb", "pb pib"), ("kg", "kg"), ("t", "tonnes tons"), ("km", "km"), ("hz", "hz"), ("rps", "rps"),
            ("qps", "qps"),
        ]
        for (unit, words) in groups {
            for word in words.split(separator: " ") { units[String(word)] = unit }
        }
        return units
    }()

    private static let factors: [String: Double] = [
        "double": 2, "doubled": 2, "doubling": 2, "twice": 2, "verdoppelt": 2, "doublé": 2, "duplicado": 2, "triple": 3, "tripled": 3,
        "tripling": 3, "verdreifacht": 3, "quadrupled": 4, "half": 0.5, "halved": 0.5, "halving": 0.5, "halbiert": 0.5,
    ]

    private static let values: [String: Double] = [
        "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
        "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
        "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "dozen": 12,
        "hundreds": 100, "thousands": 1000, "thousand": 1000, "million": 1e6, "millions": 1e6, "billion": 1e9,
        "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12,
        "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "hundert": 100, "tausend": 1000,
        "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "dix": 10, "douze": 12, "vingt": 20, "trente": 30, "cent": 100,
        "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "doce": 12, "veinte": 20,
    ]
}
