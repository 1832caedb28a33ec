/// How strongly one clause asks, from its own words and from the section it stands in.
struct Demand {
    var strength: Requirement.Strength
    var weight: Double
    /// Whether a number of years in it is asked of the candidate ("we have been here for 20 years" is not).
    var asksYears: Bool

    /// Nil when the clause asks for nothing.
    init?(_ clause: Clause, in block: PostingBlock, employer: String? = nil) {
        let isAboutEmployer = clause.words.contains {
            $0 == "we" || $0 == "our" || $0 == "wir" || $0 == "nous" || $0 == "nosotros" || $0 == "chúng"
        }
        // Prose under no heading that speaks of the employer asks for nothing, unless it names what one would work with.
        let name = employer.map { PhraseSet.words(of: $0) } ?? []
        let isEmployersOwn = (isAboutEmployer || (!name.isEmpty && clause.words.starts(with: name))) && !clause.words.contains("stack")
        if block.section == .unknown, !block.isListItem, clause.cue == nil, isEmployersOwn { return nil }
        switch (clause.cue?.kind, block.section) {
        case (StrengthCues.Kind.none?, _), (_, .boilerplate): return nil
        case (.must?, .about) where isAboutEmployer: return nil
        case (.must?, _): self.init(.must, 1.0)
        case (.nice?, _), (_, .nice): self.init(.nice, 0.35)
        case (_, .must): self.init(.must, 0.8)
        case (.asked?, .duties) where clause.cue?.isAtStart ?? false: self.init(.must, 0.8)
        case (_, .duties): self.init(.duty, 0.6)
        case (.asked?, .unknown) where !isAboutEmployer: self.init(.must, 0.8)
        case (.asked?, .about) where clause.words.contains("you") && !isAboutEmployer: self.init(.must, 0.8)
        case (.duty?, _): self.init(.duty, 0.6)
        case (_, .unknown): self.init(.duty, 0.5)
        case (_, .about): return nil
        }
        switch block.section {
        case .must, .nice: self.asksYears = true
        case .duties, .about, .unknown: self.asksYears = !isAboutEmployer && clause.words.contains { Self.experienceWords.contains($0) }
        case .boilerplate: self.asksYears = false
        }
    }

    private init(_ strength: Requirement.Strength, _ weight: Double) {
        self.strength = strength
        self.weight = weight
        self.asksYears = false
    }

    private static let experienceWords: Set<String> = [
        "experience", "experienced", "background", "practice", "working", "worked", "expertise", "record", "erfahrung", "berufserfahrung",
        "expérience", "experiencia", "nghiệm",
    ]
}
