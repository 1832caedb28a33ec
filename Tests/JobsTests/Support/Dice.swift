import Jobs

/// Seeded choices, so that a generated test repeats from its seed.
struct Dice {
    private var source: SplitMix64

    init(seed: UInt64) { self.source = SplitMix64(seed: seed) }

    mutating func word() -> UInt64 { self.source.next() }

    /// 0, 1 … `sides − 1`.
    mutating func roll(_ sides: Int) -> Int { Int(self.word() % UInt64(sides)) }

    mutating func chance(_ wins: Int, in sides: Int) -> Bool { self.roll(sides) < wins }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[self.roll(values.count)] }
}
