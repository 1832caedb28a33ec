public import ProcessSupport

/// Why a test's server could not be had or used.
public enum ServerFault: Error, CustomStringConvertible {
    case missing(program: String, package: String)
    case noPort
    case notStarted(String, output: String)
    case notStopped(String)
    case notRunning(String)
    case refused(String, answer: String)
    case system(String, errno: Int32)
    case process(ProcessFault)

    public var description: String {
        switch self {
        case .missing(let program, let package): "no '\(program)': apt-get install \(package)"
        case .noPort: "found no free port"
        case .notStarted(let server, let output): "\(server) did not start: \(output.suffix(1_500))"
        case .notStopped(let server): "\(server) did not stop"
        case .notRunning(let server): "\(server) is not running"
        case .refused(let what, let answer): "\(what): \(answer.suffix(1_500))"
        case .system(let what, let number): "\(what) (errno \(number))"
        case .process(let fault): "\(fault)"
        }
    }
}

/// Lets typed code call what throws the other error.
func lifted<Value>(_ body: () throws(ProcessFault) -> Value) throws(ServerFault) -> Value {
    do { return try body() } catch { throw .process(error) }
}

func liftedAsync<Value>(_ body: () async throws(ProcessFault) -> Value) async throws(ServerFault) -> Value {
    do { return try await body() } catch { throw .process(error) }
}
