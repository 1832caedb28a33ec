// MARK: - Strings and numbers

extension JSONReader {
    mutating func string() throws(ResumeReadError) -> String {
        self.index += 1
        var text: [UInt8] = []
        while self.index < self.bytes.count {
            let byte = self.bytes[self.index]
            switch byte {
            case UInt8(ascii: "\""):
                self.index += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                self.index += 1
                try self.escape(into: &text)
            case 0x00..<0x20:
                throw self.failure()
            default:
                text.append(byte)
                self.index += 1
            }
        }
        throw self.failure()
    }

    private mutating func escape(into text: inout [UInt8]) throws(ResumeReadError) {
        guard self.index < self.bytes.count else { throw self.failure() }
        switch self.bytes[self.index] {
        case UInt8(ascii: "\""): text.append(0x22)
        case UInt8(ascii: "\\"): text.append(0x5C)
        case UInt8(ascii: "/"): text.append(0x2F)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            self.index += 1
            text.append(contentsOf: Array(String(Character(try self.unicodeEscape())).utf8))
            return
        default: throw self.failure()
        }
        self.index += 1
    }

    /// A lone surrogate becomes the noncharacter U+FFFF, which text cleaning takes out with a warning.
    private mutating func unicodeEscape() throws(ResumeReadError) -> Unicode.Scalar {
        let high = try self.hexQuad()
        if let scalar = Unicode.Scalar(high) { return scalar }
        let rest = self.index
        if high < 0xDC00, self.take(UInt8(ascii: "\\")), self.take(UInt8(ascii: "u")) {
            let low = try self.hexQuad()
            if (0xDC00..<0xE000).contains(low), let scalar = Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)) {
                return scalar
            }
        }
        self.index = rest
        return "\u{FFFF}"
    }

    private mutating func hexQuad() throws(ResumeReadError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard self.index < self.bytes.count, let digit = Character(Unicode.Scalar(self.bytes[self.index])).hexDigitValue else {
                throw self.failure()
            }
            value = value << 4 | UInt32(digit)
            self.index += 1
        }
        return value
    }

    mutating func number() throws(ResumeReadError) -> String {
        let start = self.index
        _ = self.take(UInt8(ascii: "-"))
        if !self.take(UInt8(ascii: "0")) {
            guard self.takeDigits() else { throw self.failure() }
        }
        if self.take(UInt8(ascii: ".")) {
            guard self.takeDigits() else { throw self.failure() }
        }
        if self.take(UInt8(ascii: "e")) || self.take(UInt8(ascii: "E")) {
            if !self.take(UInt8(ascii: "+")) { _ = self.take(UInt8(ascii: "-")) }
            guard self.takeDigits() else { throw self.failure() }
        }
        return String(decoding: self.bytes[start..<self.index], as: UTF8.self)
    }

    private mutating func takeDigits() -> Bool {
        let start = self.index
        while self.index < self.bytes.count, (0x30...0x39).contains(self.bytes[self.index]) { self.index += 1 }
        return self.index > start
    }
}
