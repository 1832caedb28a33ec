/// A stream that nobody reads for a while.
actor Held {
    private var reader: EventReader?

    func hold(_ reader: EventReader) { self.reader = reader }

    /// Its lines up to its end, however that came.
    func rest() async throws -> [String] {
        var lines: [String] = []
        guard var reader = self.reader else { return lines }
        while let line = try? await reader.line() { lines.append(line) }
        return lines
    }
}
