public import EventSourcing

extension PayloadPlace {
    /// Where a version of a résumé belongs. No event has this type, so neither opens in the other's place.
    public init(resume id: ResumeID, version: Int) {
        self.init(jobID: JobID(high: id.high, low: id.low), version: version, type: "resume")
    }
}
