/// Why a test's process could not be had or used.
public enum ProcessFault: Error, CustomStringConvertible {
    case noBinary(searched: [String])
    case notStarted(String, errno: Int32)
    case notJSON(String)
    case tookTooLong(String)
    case unreadable(path: String, errno: Int32)

    public var description: String {
        switch self {
        case .noBinary(let searched): "no 'selvedge' in \(searched.joined(separator: ", ")); build it or set SELVEDGE_BINARY"
        case .notStarted(let program, let number): "\(program) did not start (errno \(number))"
        case .notJSON(let text): "not the JSON that was expected: \(text.prefix(400))"
        case .tookTooLong(let what): "waited too long: \(what)"
        case .unreadable(let path, let number): "cannot use \(path) (errno \(number))"
        }
    }
}
