import Testing

@testable import Documents

@Suite struct PaginatorTests {
    @Test func aRowTiedToTheNextNeverEndsAPage() {
        let rows = [false, true, false]
            .map { keep in
                Row(block: 0, runs: [], spaceBefore: 0, height: 10, baseline: 8, keepWithNext: keep, rule: nil)
            }
        let pages = Paginator(pageHeight: 20).pages(rows)
        #expect(pages.map(\.rows) == [0..<1, 1..<3])
    }
}
