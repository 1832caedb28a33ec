import Foundation

/// A directory of its own that goes when this object does.
public final class TemporaryDirectory: Sendable {
    public let path: String

    public init() throws(ProcessFault) {
        let base = FileManager.default.temporaryDirectory.path
        let template = strdup("\(base.hasSuffix("/") ? String(base.dropLast()) : base)/selvedge-test-XXXXXX")
        defer { free(template) }
        guard let template, let made = mkdtemp(template) else { throw .unreadable(path: base, errno: errno) }
        self.path = String(cString: made)
    }

    deinit { try? FileManager.default.removeItem(atPath: self.path) }

    public func file(_ name: String) -> String { "\(self.path)/\(name)" }
}
