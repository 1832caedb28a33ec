import EventSourcing
import Foundation

extension WorkerID {
    /// A name for this run of this process that nobody has had: machine, process and chance.
    static func ofThisProcess() -> WorkerID {
        var random = SystemRandomNumberGenerator()
        let suffix = String(random.next() as UInt64, radix: 36)
        let host = String(
            ProcessInfo.processInfo.hostName.prefix(48).map { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "-" }
        )
        guard let worker = WorkerID("\(host.isEmpty ? "host" : host)-\(ProcessInfo.processInfo.processIdentifier)-\(suffix)") else {
            preconditionFailure("letters, digits and hyphens make a worker id")
        }
        return worker
    }
}
