import Documents
import Resumes

extension ResumeSteps {
    /// Loads what the first job of a process would wait for, fonts and lexicon, and lays its résumé out once, while the job is
    /// still being recorded. Changes nothing but the time: what it learns is kept in caches, and what fails will fail in its step.
    @concurrent
    public static func warmUp(_ renderer: LazyRenderer, for input: [UInt8]) async {
        async let terms: Void = Self.loadTerms()
        if let input = try? JobInput(bytes: input), let reading = try? input.readResume(), let renderer = try? renderer.made() {
            _ = try? await renderer.measure(reading.resume, options: input.options.renderOptions)
        }
        await terms
    }

    @concurrent
    private static func loadTerms() async { _ = TermRecognizer.standard }
}
