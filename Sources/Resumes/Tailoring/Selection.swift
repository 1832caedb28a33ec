/// Which units were chosen.
struct Selection: Sendable, Equatable {
    /// Ascending.
    var picked: [Int]
    /// Sum of the objective.
    var value: Double
    /// Points used.
    var height: Double
}
