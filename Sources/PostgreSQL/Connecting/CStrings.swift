import Glibc

/// A NULL-terminated list of C strings, freed with this object.
final class CStrings {
    private let strings: [UnsafeMutablePointer<CChar>?]

    init(_ strings: [String]) {
        self.strings = strings.map { strdup($0) } + [nil]
    }

    deinit {
        for string in self.strings { free(string) }
    }

    /// Valid as long as this object lives.
    var pointers: [UnsafePointer<CChar>?] { self.strings.map { $0.map { UnsafePointer($0) } } }
}
