/// Why bytes could not be read as a résumé. No case carries text of the file.
public enum ResumeReadError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The bytes are not JSON from this line and column (both from 1, the column in characters).
    case notJSON(line: Int, column: Int)
    /// The text is in another encoding than UTF-8.
    case notUTF8
    /// JSON whose outermost value is not an object.
    case notAnObject
    /// An object with none of JSON Resume's members.
    case notAResume
    /// Nothing to tailor: no summary and no entry of work, education, projects, skills or another section.
    case empty
    /// More bytes than the limit.
    case tooLarge(limit: Int)
    /// Arrays and objects nested deeper than the limit.
    case tooDeep(limit: Int)

    public var description: String {
        switch self {
        case .notJSON(let line, let column): "the résumé is not JSON (line \(line), column \(column))"
        case .notUTF8: "the résumé is not UTF-8 text"
        case .notAnObject: "the résumé is JSON, but not an object"
        case .notAResume: "the résumé is JSON, but has none of JSON Resume's members (basics, work, education, skills, …)"
        case .empty: "the résumé is empty: there is no work, education, skill, project or summary to tailor"
        case .tooLarge(let limit): "the résumé is larger than \(limit) bytes"
        case .tooDeep(let limit): "the résumé's JSON is nested deeper than \(limit) levels"
        }
    }
}
