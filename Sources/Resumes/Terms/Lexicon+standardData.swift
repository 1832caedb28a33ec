extension Lexicon {
    /// The lexicon's own data, by field; ``LexiconParser`` describes the form.
    static let standardData: [String] = [
        Self.languagesAndFrameworks, Self.engineeringPractice, Self.dataAndLearning, Self.infrastructure, Self.security,
        Self.designAndProduct, Self.marketingAndSales, Self.financeAndLegal, Self.peopleAndOffice, Self.health, Self.education,
        Self.tradesAndConstruction, Self.manufacturingAndLogistics, Self.hospitality, Self.science, Self.credentials, Self.spokenLanguages,
        Self.degrees, Self.softSkills,
    ]
}
