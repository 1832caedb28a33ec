import Synchronization
import Webhooks

/// Answers each lookup of a name with the next of its answers, and the last one for ever; records what it was asked.
final class TableResolver: HostResolver {
    typealias Answer = Result<[IPAddress], ResolutionError>

    private let state: Mutex<(answers: [String: [Answer]], asked: [String])>

    init(_ answers: [String: [Answer]]) { self.state = Mutex((answers, [])) }

    convenience init(_ table: [String: [String]]) {
        self.init(table.mapValues { [.success($0.compactMap { IPAddress($0) })] })
    }

    var asked: [String] { self.state.withLock { $0.asked } }

    func addresses(of name: String) async throws(ResolutionError) -> [IPAddress] {
        let answer: Answer = self.state.withLock { state in
            state.asked.append(name)
            guard let answers = state.answers[name], let first = answers.first else { return .failure(.noAddress) }
            if answers.count > 1 { state.answers[name] = Array(answers.dropFirst()) }
            return first
        }
        return try answer.get()
    }
}
