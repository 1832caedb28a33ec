/// Which unit a pointer belongs to.
enum UnitMap {
    static let optionalSections = ["projects", "volunteer", "awards", "certificates", "publications", "interests", "references"]

    /// What a height counts towards.
    enum Owner: Equatable {
        case unit(SourceID)
        case sectionHeading(Int)
        /// Always there.
        case fixed
    }

    static func owner(of id: SourceID) -> Owner {
        let pointer = Pointer(id)
        switch pointer.section {
        case "work", "projects", "volunteer":
            guard pointer.entryIndex != nil else { return Self.heading(pointer.section) }
            if pointer.field == "highlights", pointer.parts.count > 3 { return .unit(pointer.prefix(4)) }
            if pointer.field == "summary" { return .unit(pointer.prefix(3)) }
            return .unit(pointer.prefix(2))
        case "education":
            guard pointer.entryIndex != nil else { return .fixed }
            return pointer.field == "courses" ? .unit(pointer.prefix(3)) : .fixed
        case "awards", "certificates", "publications", "interests", "references":
            return pointer.entryIndex == nil ? Self.heading(pointer.section) : .unit(pointer.prefix(2))
        default:
            return .fixed
        }
    }

    private static func heading(_ section: String) -> Owner {
        Self.optionalSections.firstIndex(of: section).map { .sectionHeading($0) } ?? .fixed
    }
}
