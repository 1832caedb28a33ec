import Foundation

/// The processes of this machine, as far as `/proc` shows them to us.
enum ProcessTable {
    /// Those that work in the directory or below.
    static func working(below directory: String) -> [Int32] {
        ServerProgram.entries("/proc")
            .compactMap(Int32.init)
            .filter { pid in
                guard let path = Self.workingDirectory(of: pid) else { return false }
                return path == directory || path.hasPrefix("\(directory)/")
            }
    }

    private static func workingDirectory(of pid: Int32) -> String? {
        var buffer = [UInt8](repeating: 0, count: 1_024)
        let count = buffer.withUnsafeMutableBufferPointer { target in
            target.baseAddress?
                .withMemoryRebound(to: CChar.self, capacity: target.count) {
                    readlink("/proc/\(pid)/cwd", $0, target.count)
                } ?? -1
        }
        return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
    }
}
