import Foundation

/// Memory of this process that is in RAM.
enum ResidentMemory {
    /// In bytes, after the allocator has given back what it can.
    static func trimmed() throws -> Int {
        self.trimAllocator()
        let fields = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
        guard fields.count > 1, let pages = Int(fields[1]) else { throw BenchError.process("/proc/self/statm has another form") }
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }

    /// glibc's `malloc_trim(3)`, which Swift's module of glibc leaves out; musl has none.
    private static func trimAllocator() {
        guard let symbol = dlsym(nil, "malloc_trim") else { return }
        _ = unsafeBitCast(symbol, to: (@convention(c) (Int) -> Int32).self)(0)
    }
}
