import Foundation

/// Directories for stores, on the disk that is measured.
struct Scratch: Sendable {
    let root: String

    init(root: String) throws {
        self.root = URL(fileURLWithPath: root).path + "/bench-\(ProcessInfo.processInfo.processIdentifier)"
        try FileManager.default.createDirectory(atPath: self.root, withIntermediateDirectories: true)
    }

    /// A path in which there is nothing yet.
    func fresh(_ name: String) -> String {
        let path = "\(self.root)/\(name)"
        try? FileManager.default.removeItem(atPath: path)
        return path
    }

    func remove() { try? FileManager.default.removeItem(atPath: self.root) }
}
