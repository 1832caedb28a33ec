import Foundation

/// Whole files, as tests need them.
public enum Files {
    public static func read(_ path: String) throws(ProcessFault) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable(path: path, errno: errno) }
        return Array(data)
    }

    public static func write(_ bytes: [UInt8], to path: String) throws(ProcessFault) {
        guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else { throw .unreadable(path: path, errno: errno) }
    }

    public static func write(_ text: String, to path: String) throws(ProcessFault) { try self.write(Array(text.utf8), to: path) }

    public static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// Every file below a directory, sorted.
    public static func all(below directory: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: directory)?.compactMap { $0 as? String } ?? []
        return names.map { "\(directory)/\($0)" }
            .filter {
                var isDirectory: ObjCBool = false
                return FileManager.default.fileExists(atPath: $0, isDirectory: &isDirectory) && !isDirectory.boolValue
            }
            .sorted()
    }

    /// Files below a directory that hold these bytes.
    public static func holding(_ text: String, below directory: String) throws(ProcessFault) -> [String] {
        let needle = Data(text.utf8)
        var found: [String] = []
        for path in self.all(below: directory) where Data(try self.read(path)).range(of: needle) != nil { found.append(path) }
        return found
    }
}
