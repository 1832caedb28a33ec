import Jobs

extension StepContext {
    /// The one record of this kind among the outputs of earlier steps.
    func record<Record: StepRecord>(_ type: Record.Type) throws(StepFailure) -> Record {
        let found = try self.records(type)
        guard let record = found.first else { throw .missing(Record.kind, needing: self.step) }
        guard found.count == 1 else { throw .ambiguous(Record.kind, needing: self.step) }
        return record
    }

    /// All records of this kind, by the name of the step that left them.
    func records<Record: StepRecord>(_ type: Record.Type) throws(StepFailure) -> [Record] {
        var records: [Record] = []
        for name in self.outputs.keys.sorted() {
            guard let payload = self.outputs[name], Record.isKind(of: payload) else { continue }
            guard let record = Record(payload: payload) else { throw .unreadable(of: name) }
            records.append(record)
        }
        return records
    }

    func jobInput() throws(StepFailure) -> JobInput {
        do throws(InputError) {
            return try JobInput(bytes: self.input)
        } catch {
            throw .input(error)
        }
    }

    /// Tells the progress, and stops here when the attempt is cancelled or out of time.
    func proceed(to progress: Int) throws(StepFailure) {
        if Task.isCancelled { throw .stopped }
        self.reportProgress(progress)
    }
}
