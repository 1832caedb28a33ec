/// Reads JSON Resume leniently: real files break the schema in many small ways, and each mended field is a warning.
public enum ResumeReader {
    public static let defaultLimit = 2 << 20

    public static func read(_ bytes: [UInt8], limit: Int = defaultLimit) throws(ResumeReadError) -> ResumeReading {
        throw .empty
    }
}
