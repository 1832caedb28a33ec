/// A piece of a résumé that is kept or left out as a whole.
struct SelectionUnit: Sendable {
    var id: SourceID
    /// The unit that must be kept for this one to make sense: the head of its entry.
    var parent: Int?
    /// Index of the section whose heading must be paid for; nil for sections that are always there.
    var section: Int?
    /// Points.
    var height: Double
    var base: Double
    var cover: [(term: Int, strength: Double)]
    /// Sorted hashes of the text's stems, to keep near-duplicates out.
    var stems: [Int]
    /// Kept whatever it costs.
    var isForced: Bool
}
