/// Lays a résumé out without drawing it. The one implementation for real pages is Documents' renderer; tests use a ruler of
/// fixed line heights.
public protocol LayoutMeasurer: Sendable {
    func measure(_ resume: Resume) async throws(LayoutFailure) -> LayoutMeasurement
}
