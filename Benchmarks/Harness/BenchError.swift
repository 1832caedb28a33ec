/// Why there are no figures.
enum BenchError: Error, CustomStringConvertible {
    case jobFailed(String?)
    case sqlite(String)
    case process(String)
    case noDocument(pages: Int)
    case example(String)

    var description: String {
        switch self {
        case .jobFailed(let code): "a job did not complete (\(code ?? "no error code"))"
        case .sqlite(let message): "SQLite: \(message)"
        case .process(let message): message
        case .noDocument(let pages): "no variant of the example fills \(pages) pages"
        case .example(let path): "\(path) cannot be read; run from the repository's root"
        }
    }
}
