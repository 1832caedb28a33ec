/// Why a text could not be read as a job posting. No case carries text of the posting.
public enum PostingReadError: Error, Sendable, Equatable, CustomStringConvertible {
    /// No words in it.
    case empty
    /// NUL bytes or mostly control characters: not a text.
    case binary
    case notUTF8
    case tooLarge(limit: Int)

    public var description: String {
        switch self {
        case .empty: "the posting is empty"
        case .binary: "the posting is not text"
        case .notUTF8: "the posting is not UTF-8 text"
        case .tooLarge(let limit): "the posting is larger than \(limit) bytes"
        }
    }
}
