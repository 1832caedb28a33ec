/// A part of the score with what it earned.
public struct ScorePart: Sendable, Equatable, Codable {
    public enum Name: String, Sendable, Codable, CaseIterable {
        case must
        case nice
        case title
        case education
    }

    public var name: Name
    /// Points before normalising: 60, 20, 15, 5.
    public var weight: Int
    /// 0…1.
    public var earned: Double
}
