import Documents
import Jobs
import Resumes

// What the steps fail with. Trying again helps only where the machine, not the input, was at fault.
extension StepFailure {
    static func input(_ error: InputError) -> Self {
        Self(code: "bad_input", message: error.description, isRetryable: false)
    }

    static func missing(_ kind: String, needing step: String) -> Self {
        let message = "no earlier step left a \(kind) record; let “\(step)” need one in the workflow file"
        return Self(code: "missing_input", message: message, isRetryable: false)
    }

    static func ambiguous(_ kind: String, needing step: String) -> Self {
        let message = "several earlier steps left a \(kind) record, so “\(step)” cannot tell which to take; keep one"
        return Self(code: "ambiguous_input", message: message, isRetryable: false)
    }

    static func unreadable(of step: String) -> Self {
        let message = "the output of “\(step)” was written by another version; retry the job from that step"
        return Self(code: "unreadable_input", message: message, isRetryable: false)
    }

    static func parameter(_ name: String, known: [String]) -> Self {
        let message = "the parameter “\(name)” is none of \(known.joined(separator: ", ")); mend the workflow file"
        return Self(code: "bad_parameter", message: message, isRetryable: false)
    }

    static func tailoring(_ failure: TailorFailure) -> Self {
        switch failure {
        case .cancelled: .stopped
        // The same input is laid out the same way every time.
        case .layout: Self(code: "layout_failed", message: failure.description, isRetryable: false)
        }
    }

    static func rendering(_ error: RenderError) -> Self {
        switch error {
        case .fontMissing, .fontUnreadable: Self(code: "font_missing", message: error.description, isRetryable: false)
        case .tooLong, .tooLarge: Self(code: "document_too_long", message: error.description, isRetryable: false)
        case .drawingFailed, .malformedOutput: Self(code: "render_failed", message: error.description, isRetryable: true)
        }
    }
}
