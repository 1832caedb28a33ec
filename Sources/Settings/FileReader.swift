import FoundationEssentials

/// Reads the few small files a configuration consists of.
struct FileReader: Sendable {
    private static let sizeLimit = 1 << 20

    func read(_ path: String, error: (String) -> ConfigurationError) throws(ConfigurationError) -> [UInt8] {
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch let failure as CocoaError where failure.code == .fileReadNoSuchFile {
            throw error("names \(path), which does not exist")
        } catch let failure as CocoaError where failure.code == .fileReadNoPermission {
            throw error("names \(path), which this user may not read")
        } catch let failure {
            _ = failure
            throw error("names \(path), which cannot be read")
        }
        guard data.count <= Self.sizeLimit else { throw error("names \(path), which is larger than 1 MiB") }
        return Array(data)
    }
}
