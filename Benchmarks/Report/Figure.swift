/// One line of the table.
struct Figure: Encodable {
    var name: String
    /// The median where there are several samples.
    var value: Double
    var unit: String
    var least: Double?
    var most: Double?
    var samples: Int?
    /// What it should be, in words.
    var aim: String?
    /// How it was measured, where the name does not say it.
    var note: String?

    init(_ name: String, _ value: Double, _ unit: String, aim: String? = nil, note: String? = nil) {
        self.name = name
        self.value = value
        self.unit = unit
        self.aim = aim
        self.note = note
    }

    init(_ name: String, _ samples: Samples, _ unit: String, aim: String? = nil, note: String? = nil) {
        self.init(name, samples.median, unit, aim: aim, note: note)
        self.least = samples.least
        self.most = samples.most
        self.samples = samples.count
    }
}
