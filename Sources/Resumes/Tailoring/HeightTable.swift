/// Measured heights by unit, in the pointers of the source.
struct HeightTable {
    private var units: [SourceID: Double] = [:]
    private(set) var sections: [Double]
    /// Height of what is always there.
    private(set) var fixed = 0.0

    /// - Parameters:
    ///   - measurement: of an assembled résumé that holds everything.
    ///   - draft: that résumé, to translate its pointers back.
    init(measurement: LayoutMeasurement, draft: Draft) {
        self.sections = Array(repeating: 0, count: UnitMap.optionalSections.count)
        for (id, height) in measurement.heights.sorted(by: { $0.key < $1.key }) {
            switch UnitMap.owner(of: draft.sourcePointer(of: id)) {
            case .unit(let unit): self.units[unit, default: 0] += height
            case .sectionHeading(let section): self.sections[section] += height
            case .fixed: self.fixed += height
            }
        }
    }

    /// The unit's height; a guess from its length when the layout reports none.
    func height(of unit: SourceID, characters: Int) -> Double {
        self.units[unit] ?? (characters == 0 ? 0 : 14 * Double(1 + characters / 95))
    }
}
