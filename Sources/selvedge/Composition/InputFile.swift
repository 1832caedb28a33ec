import Foundation

/// Files named on the command line.
enum InputFile {
    /// More is no résumé and no posting; the readers' own limits are lower and say what is wrong.
    private static let limit = 64 << 20

    /// A file's bytes; `-` is standard input.
    static func read(_ path: String, what: String) throws(CommandFailure) -> [UInt8] {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .usage("cannot read the \(what) \(path): \(String(cString: strerror(errno)))") }
        defer { if descriptor != STDIN_FILENO { close(descriptor) } }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = buffer.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .usage("cannot read the \(what) \(path): \(String(cString: strerror(errno)))") }
            if count == 0 { return bytes }
            bytes.append(contentsOf: buffer[..<count])
            guard bytes.count <= Self.limit else { throw .usage("the \(what) \(path) is larger than 64 MiB") }
        }
    }
}
