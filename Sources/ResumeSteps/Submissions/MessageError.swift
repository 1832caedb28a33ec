/// Why no job can be made of a message. Names members that this program knows, never what is in them (G13).
public enum MessageError: Error, Sendable, Equatable {
    case tooLarge(limit: Int)
    /// Not one JSON object in UTF-8.
    case badJSON
    /// A member that must be there is not; its path.
    case missingField(String)
    /// A member has another type or form than it must; its path.
    case badField(String)
    case badResume
    case badPosting
    /// A choice nobody offers, such as a theme; its path.
    case badOption(String)
    case unknownWorkflow

    /// For dead letters: a word, with the member's path behind a full stop where there is one.
    public var code: String {
        switch self {
        case .tooLarge: "too_large"
        case .badJSON: "bad_json"
        case .missingField(let path): "missing_field.\(path)"
        case .badField(let path): "bad_field.\(path)"
        case .badResume: "bad_resume"
        case .badPosting: "bad_posting"
        case .badOption(let path): "bad_option.\(path)"
        case .unknownWorkflow: "unknown_workflow"
        }
    }
}
