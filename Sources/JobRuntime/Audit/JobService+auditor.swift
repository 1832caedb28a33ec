extension JobService {
    /// Verifies what this service works on.
    public var auditor: Auditor {
        Auditor(store: self.store, vault: self.vault, artifacts: self.artifacts, repository: self.repository)
    }
}
