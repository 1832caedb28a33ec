import Testing

@testable import Documents

@Suite struct StyleSheetTests {
    private static let sheets = Theme.allCases.flatMap { theme in
        Density.allCases.map { StyleSheet(theme: theme, density: $0, script: 1) }
    }

    @Test(arguments: sheets) func textIsLargeAndDarkEnoughToRead(_ sheet: StyleSheet) {
        for style in [
            sheet.name, sheet.label, sheet.contact, sheet.heading, sheet.body, sheet.strong, sheet.secondary, sheet.muted, sheet.date,
        ] {
            #expect(style.size >= 9.5)
            #expect(style.colour.contrastOnWhite >= 4.5)
            // Beyond this, readers see spaces between letters.
            #expect(style.tracking <= 0.06 * style.size)
        }
    }

    @Test func contrastFollowsItsDefinition() {
        #expect(abs(Colour.grey(0).contrastOnWhite - 21) < 0.001)
        #expect(abs(Colour.grey(1).contrastOnWhite - 1) < 0.001)
        // #767676 is the well-known grey of 4.54 : 1.
        #expect(abs(Colour.grey(0x76 / 255.0).contrastOnWhite - 4.54) < 0.01)
    }
}
