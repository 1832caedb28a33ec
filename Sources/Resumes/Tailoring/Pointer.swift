/// The parts of a ``SourceID``.
struct Pointer {
    let parts: [Substring]

    init(_ id: SourceID) { self.parts = id.pointer.split(separator: "/", omittingEmptySubsequences: true) }

    var section: String { self.parts.first.map(String.init) ?? "" }

    var entryIndex: Int? { self.parts.count > 1 ? Int(self.parts[1]) : nil }

    var field: String? { self.parts.count > 2 ? String(self.parts[2]) : nil }

    /// The pointer of the first `count` parts.
    func prefix(_ count: Int) -> SourceID { SourceID("/" + self.parts.prefix(count).joined(separator: "/")) }
}
