/// Strings as Erlang prints them.
enum ErlangText {
    /// The lines of a printed string, such as `"a\nb\n"`.
    static func lines(_ printed: String) -> [String] {
        guard printed.count >= 2, printed.first == "\"", printed.last == "\"" else { return [] }
        return printed.dropFirst().dropLast()
            .split(separator: "\\n")
            .map { line in line.split(separator: "\\t", omittingEmptySubsequences: false).joined(separator: "\t") }
    }
}
