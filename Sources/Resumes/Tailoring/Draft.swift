/// An assembled résumé with where each of its texts and entries comes from.
struct Draft: Sendable {
    var resume: Resume
    /// Texts and entries of ``resume`` by pointer, each with its texts or entry in the source.
    var origins: [SourceID: [SourceID]]

    /// The source's pointer for a pointer of ``resume``: by the longest part of it that is known.
    func sourcePointer(of id: SourceID) -> SourceID {
        let pointer = Pointer(id)
        for length in stride(from: pointer.parts.count, to: 0, by: -1) {
            guard let origin = self.origins[pointer.prefix(length)]?.first else { continue }
            let rest = pointer.parts.dropFirst(length).joined(separator: "/")
            return rest.isEmpty ? origin : SourceID("\(origin)/\(rest)")
        }
        return id
    }
}
