import Foundation

/// The `selvedge` under test.
public enum Program {
    /// `$SELVEDGE_BINARY`, else beside the test bundle, where the build puts both.
    public static func path() throws(ProcessFault) -> String {
        if let path = ProcessInfo.processInfo.environment["SELVEDGE_BINARY"], !path.isEmpty { return path }
        var searched: [String] = []
        for start in [CommandLine.arguments.first, Bundle.main.executablePath].compactMap(\.self) {
            var directory = URL(fileURLWithPath: start).resolvingSymlinksInPath().deletingLastPathComponent()
            for _ in 0..<4 {
                let candidate = directory.appendingPathComponent("selvedge").path
                var isDirectory: ObjCBool = false
                if FileManager.default.fileExists(atPath: candidate, isDirectory: &isDirectory), !isDirectory.boolValue { return candidate }
                searched.append(directory.path)
                directory.deleteLastPathComponent()
            }
        }
        throw .noBinary(searched: searched)
    }
}
