internal import Glibc

/// The pinned fonts: exactly these files, at Debian's paths. Fonts of the system or the user are never seen.
public struct FontSet: Sendable {
    /// Put before each path; empty except in tests.
    let root: String

    /// The set as Debian installs it: fonts-linuxlibertine, fonts-inter, fonts-noto-core, fonts-noto-cjk.
    public static let debian = FontSet(root: "")

    init(root: String) {
        self.root = root
    }

    /// The Debian packages to install.
    public static var packages: [String] {
        Array(Set(FontPlan.allFiles.map(\.package))).sorted()
    }

    /// The files that cannot be read, each as `path (package)`, sorted.
    public func missing() -> [String] {
        self.missingFiles().map { "\($0.path) (\($0.package))" }
    }

    func missingFiles() -> [FontFile] {
        var seen: Set<String> = []
        return FontPlan.allFiles
            .filter { seen.insert($0.path).inserted && access(self.root + $0.path, R_OK) != 0 }
            .sorted { $0.path < $1.path }
    }
}
