import Foundation

/// A directory of its own that goes when this object does, and with the process at the latest.
public final class TemporaryDirectory: Sendable {
    public let path: String

    public init() throws(ProcessFault) {
        let base = try Scratch.root()
        let template = strdup("\(base)/XXXXXX")
        defer { free(template) }
        guard let template, let made = mkdtemp(template) else { throw .unreadable(path: base, errno: errno) }
        self.path = String(cString: made)
    }

    deinit { try? FileManager.default.removeItem(atPath: self.path) }

    public func file(_ name: String) -> String { "\(self.path)/\(name)" }
}
