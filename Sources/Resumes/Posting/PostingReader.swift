/// Reads a job posting from plain text, Markdown or light HTML.
public enum PostingReader {
    public static let defaultLimit = 256 << 10

    public static func read(_ text: String, limit: Int = defaultLimit) throws(PostingReadError) -> Posting {
        throw .empty
    }

    public static func read(bytes: [UInt8], limit: Int = defaultLimit) throws(PostingReadError) -> Posting {
        throw .empty
    }
}
