/// The lines of one entry of a section: its head, with the time taken out, and what stands beneath.
struct EntryBlock {
    var headLines: [WrittenLine] = []
    /// What the head says but for its time, line by line and column by column.
    var head: [[String]] = []
    var span: DateSpan?
    var body: [WrittenLine] = []

    mutating func addHead(_ line: WrittenLine) {
        self.headLines.append(line)
        guard self.span == nil, let place = line.columns.firstIndex(where: { DateSpanReader.read($0) != nil }),
            let dated = DateSpanReader.read(line.columns[place])
        else { return self.head.append(line.columns) }
        self.span = dated.span
        let columns = line.columns[..<place] + dated.rest + line.columns[(place + 1)...]
        if !columns.isEmpty { self.head.append(Array(columns)) }
    }
}
