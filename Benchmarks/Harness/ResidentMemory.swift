import Foundation

/// Memory of processes that is in RAM.
enum ResidentMemory {
    /// In bytes, after the allocator has given back what it can.
    static func trimmed() throws -> Int {
        self.trimAllocator()
        return try self.resident("/proc/self/statm")
    }

    /// Of another process, as it stands.
    static func ofProcess(_ pid: Int32) throws -> Int { try self.resident("/proc/\(pid)/statm") }

    private static func resident(_ path: String) throws -> Int {
        let fields = try String(contentsOfFile: path, encoding: .utf8).split(separator: " ")
        guard fields.count > 1, let pages = Int(fields[1]) else { throw BenchError.process("\(path) has another form") }
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }

    /// glibc's `malloc_trim(3)`, which Swift's module of glibc leaves out; musl has none.
    private static func trimAllocator() {
        guard let symbol = dlsym(nil, "malloc_trim") else { return }
        _ = unsafeBitCast(symbol, to: (@convention(c) (Int) -> Int32).self)(0)
    }
}
