import Documents

/// One renderer for all tests, as in a real process: loading a CJK face takes longer than printing with it.
enum SharedRenderer {
    private static let result = Result { try PDFRenderer() }

    static func get() throws -> PDFRenderer {
        try self.result.get()
    }
}
