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
    /// Whether it is what it should be; nil where nobody has said.
    var isMet: Bool?

    init(_ name: String, _ value: Double, _ unit: String, aim: String? = nil, note: String? = nil, isMet: Bool? = nil) {
        self.name = name
        self.value = value
        self.unit = unit
        self.aim = aim
        self.note = note
        self.isMet = isMet
    }

    init(_ name: String, _ samples: Samples, _ unit: String, aim: String? = nil, note: String? = nil, isMet: Bool? = nil) {
        self.init(name, samples.median, unit, aim: aim, note: note, isMet: isMet)
        self.least = samples.least
        self.most = samples.most
        self.samples = samples.count
    }
}
