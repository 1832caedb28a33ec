import Jobs

extension JobEvent {
    var isStepFailure: Bool {
        if case .stepFailed = self { true } else { false }
    }

    /// The step that the event completes.
    var completedStep: String? {
        if case .stepCompleted(let step, _, _) = self { step } else { nil }
    }
}
