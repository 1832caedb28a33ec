/// Keeps count of a text's lines, so that each is either used or listed as not understood, and none is lost silently.
struct LineLedger {
    private var used: Set<Int> = []
    private var refused: Set<Int> = []

    mutating func use(_ line: WrittenLine) { self.used.insert(line.number) }

    /// A line of which something found no place is listed, whatever became of the rest.
    mutating func refuse(_ line: WrittenLine) { self.refused.insert(line.number) }

    func notUnderstood(of lines: [WrittenLine]) -> [String] {
        lines.filter { self.refused.contains($0.number) || !self.used.contains($0.number) }.map(\.text)
    }
}
