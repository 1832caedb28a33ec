extension Matcher {
    /// What makes a résumé look written for a machine rather than a reader.
    var warnings: [ResumeWarning] {
        var result = self.copied.sorted()
            .map {
                ResumeWarning(
                    pointer: self.index.texts[$0].id,
                    message: "repeats a sentence of the posting; it counts as a claim, not as evidence"
                )
            }
        if self.index.listedTermCount > Self.plausibleListedTerms {
            let message = "lists \(self.index.listedTermCount) skills; beyond \(Self.plausibleListedTerms) each one counts for less"
            result.append(ResumeWarning(pointer: SourceID("/skills"), message: message))
        }
        return result
    }
}
