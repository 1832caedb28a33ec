import Testing

@testable import Documents

@Suite struct FontSetTests {
    @Test func everyPinnedFileIsInstalled() {
        #expect(FontSet.debian.missing() == [])
    }

    @Test func missingFilesAreNamedWithTheirPackage() {
        let missing = FontSet(root: "/nonexistent").missing()
        #expect(missing.contains("/usr/share/fonts/opentype/inter/Inter-Regular.otf (fonts-inter)"))
        #expect(missing == missing.sorted())
        #expect(throws: RenderError.fontMissing(file: "/usr/share/fonts/opentype/inter/Inter-Italic.otf", package: "fonts-inter")) {
            try PDFRenderer(fonts: FontSet(root: "/nonexistent"))
        }
    }

    @Test(arguments: [
        ("Zoë Łukasiewicz – Nguyễn, русский €", false, false, false), ("日本", true, false, false), ("مرحبا", false, true, false),
        ("עברית", false, false, true),
    ])
    func loadsTheFacesOfTheScriptsInTheText(_ text: String, _ cjk: Bool, _ arabic: Bool, _ others: Bool) {
        let plan = FontPlan(theme: .classic, texts: [text], language: DocumentLanguage(given: "en", texts: []))
        #expect((plan.cjk != nil, plan.arabic, plan.others) == (cjk, arabic, others))
    }
}
