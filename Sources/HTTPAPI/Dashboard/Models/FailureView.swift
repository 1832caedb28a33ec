import Jobs

/// Why a job did not complete, and what may help.
struct FailureView: Sendable {
    let step: String?
    let code: String
    /// What the step said; of the user's own job, for the user's own eyes.
    let message: String?
    let advice: String

    init(step: String?, code: String, message: String?) {
        self.step = step
        self.code = code
        self.message = message.flatMap { $0.isEmpty ? nil : $0 }
        self.advice = Self.advice(for: code)
    }

    private static func advice(for code: String) -> String {
        switch code {
        case "page_limit": "Make a new job that may fill more pages."
        case "guard_rejected":
            "Nothing was printed that the résumé does not bear out. Look at the dates and names of the résumé, then make a new job."
        case "timeout": "The step may have been unlucky: retry it."
        case "artifact_damaged": "Retry from the step that prints the document."
        case "quarantined": "The job has ended its worker too often and was set aside. An operator has to release it."
        default: "Retry it from the step that failed, or from an earlier one."
        }
    }
}
