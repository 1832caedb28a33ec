import Jobs

/// A step with the lines that errors about it name.
struct ParsedStep {
    struct Need {
        var name: String
        var line: Int
    }

    var definition: StepDefinition
    var needs: [Need]
    var line: Int
}
