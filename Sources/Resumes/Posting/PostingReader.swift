/// Reads a job posting from plain text, Markdown or light HTML.
public enum PostingReader {
    /// 256 KiB.
    public static let defaultLimit = 256 << 10

    /// - Parameters:
    ///   - bytes: UTF-8, with or without a byte order mark.
    ///   - limit: the most bytes to accept.
    public static func read(bytes: [UInt8], limit: Int = defaultLimit) throws(PostingReadError) -> Posting {
        guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
        if bytes.contains(0) { throw .binary }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
        return try Self.read(text, limit: limit)
    }

    public static func read(_ text: String, limit: Int = defaultLimit) throws(PostingReadError) -> Posting {
        guard text.utf8.count <= limit else { throw .tooLarge(limit: limit) }
        if Self.isBinary(text) { throw .binary }
        let plain = HTMLText.looksLikeHTML(text) ? HTMLText.plain(text) : HTMLText.unescaped(text)
        let lines = PostingLine.lines(of: plain)
        var builder = PostingBlockBuilder()
        for line in lines { builder.add(line) }
        let blocks = builder.finished()
        guard blocks.contains(where: { $0.text.contains(where: \.isLetter) }) || lines.contains(where: \.isHeading) else { throw .empty }
        let head = PostingHead(lines: lines, blocks: blocks)
        return Posting(
            title: head.title,
            employer: head.employer,
            language: LanguageGuess.language(of: plain),
            blocks: blocks
        )
    }

    /// NUL, or more than one control character in fifty.
    private static func isBinary(_ text: String) -> Bool {
        var controls = 0
        var count = 0
        for scalar in text.unicodeScalars {
            count += 1
            if scalar.value == 0 { return true }
            if PlainText.isUnprintable(scalar), !scalar.properties.isWhitespace, scalar.value != 0xFEFF { controls += 1 }
        }
        return controls * 50 > count
    }
}
