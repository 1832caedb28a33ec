/// One face of the pinned font set.
struct FontFile: Sendable, Hashable {
    /// Where Debian installs it.
    var path: String
    /// Which face of a collection.
    var face: Int = 0
    /// The Debian package that has it.
    var package: String

    static func libertine(_ name: String) -> FontFile {
        FontFile(path: "/usr/share/fonts/opentype/linux-libertine/\(name).otf", package: "fonts-linuxlibertine")
    }

    static func inter(_ name: String) -> FontFile {
        FontFile(path: "/usr/share/fonts/opentype/inter/\(name).otf", package: "fonts-inter")
    }

    static func noto(_ name: String) -> FontFile {
        FontFile(path: "/usr/share/fonts/truetype/noto/\(name).ttf", package: "fonts-noto-core")
    }

    static func notoCJK(_ name: String, _ form: CJKForm) -> FontFile {
        FontFile(path: "/usr/share/fonts/opentype/noto/\(name).ttc", face: form.face, package: "fonts-noto-cjk")
    }
}
