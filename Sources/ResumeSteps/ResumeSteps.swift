public import Jobs

/// The steps that tailor résumés and write letters.
public enum ResumeSteps {
    /// All of them, to be named in workflow files: validate, prepare, tailor, letter, render, save.
    ///
    /// - Parameter renderer: one per process.
    public static func registry(renderer: LazyRenderer = LazyRenderer()) -> StepRegistry {
        StepRegistry([
            ValidateStep(), PrepareStep(), TailorStep(renderer: renderer), LetterStep(), RenderStep(renderer: renderer), SaveStep(),
        ])
    }
}
