/// The steps that workflow files may use, by name.
public struct StepRegistry: Sendable {
    private let steps: [String: any Step]

    public init(_ steps: [any Step]) {
        self.steps = Dictionary(steps.map { ($0.uses, $0) }, uniquingKeysWith: { _, last in last })
    }

    public subscript(uses: String) -> (any Step)? { self.steps[uses] }

    /// All names, sorted.
    public var names: [String] { self.steps.keys.sorted() }
}
