/// Brings a résumé to its pages: chooses by measured heights, then checks every step with the real layout.
struct PageFitter {
    /// Layouts run for one résumé at most, beyond the first.
    static let layoutLimit = 24
    /// A last page emptier than this looks like a mistake.
    static let lastPageMinimum = 0.25
    /// Units tried for the space left over.
    static let returnLimit = 4

    let measurer: any LayoutMeasurer
    let index: ResumeIndex
    let gains: GainTable
    let assembler: Assembler
    let maxPages: Int

    /// A draft with what was dropped for it.
    struct Result {
        var draft: Draft
        var dropped: Set<SourceID>
        var pages: Int
    }

    func fit() async throws(TailorFailure) -> Result {
        let everything = self.assembler.draft(without: [])
        let first = try await self.measure(everything)
        let heights = HeightTable(measurement: first, draft: everything)
        let units = UnitBuilder(index: self.index, gains: self.gains, heights: heights).units()
        guard first.pages > self.maxPages else {
            let plan = PagePlan(units: units, weights: self.gains.wanted.weights, picked: Array(units.indices), releases: [])
            return try await self.trimmed(plan, Result(draft: everything, dropped: [], pages: first.pages), first)
        }
        let budget = Double(self.maxPages) * first.pageHeight - heights.fixed
        let selector = Selector(units: units, weights: self.gains.wanted.weights, sections: heights.sections, budget: budget)
        let releases = self.releases(units: units)
        var plan = PagePlan(units: units, weights: self.gains.wanted.weights, picked: selector.select().picked, releases: releases)
        var (result, measurement) = try await self.laidOut(plan)
        var layouts = 1
        while measurement.pages > self.maxPages, layouts < Self.layoutLimit {
            let over = (Double(measurement.pages - self.maxPages - 1) + measurement.lastPageFill) * measurement.pageHeight
            guard plan.drop(points: max(4, over)) else { break }
            (result, measurement) = try await self.laidOut(plan)
            layouts += 1
        }
        guard measurement.pages <= self.maxPages else { return result }
        (plan, result, measurement) = try await self.refilled(plan, result, measurement)
        return try await self.trimmed(plan, result, measurement)
    }

    /// Brings back what fits into the space left over.
    private func refilled(
        _ plan: PagePlan,
        _ result: Result,
        _ measurement: LayoutMeasurement
    ) async throws(TailorFailure) -> (PagePlan, Result, LayoutMeasurement) {
        var plan = plan
        var result = result
        var measurement = measurement
        var tried: Set<Int> = []
        for _ in 0..<Self.returnLimit {
            let space = (Double(self.maxPages - measurement.pages) + 1 - measurement.lastPageFill) * measurement.pageHeight
            guard let unit = plan.returnable(within: space).first(where: { !tried.contains($0) }) else { break }
            tried.insert(unit)
            var larger = plan
            larger.set(unit, kept: true)
            let (next, measured) = try await self.laidOut(larger)
            if measured.pages <= self.maxPages { (plan, result, measurement) = (larger, next, measured) }
        }
        return (plan, result, measurement)
    }

    /// Saves a nearly empty last page when texts that answer nothing in the posting are all it takes.
    private func trimmed(_ plan: PagePlan, _ result: Result, _ measurement: LayoutMeasurement) async throws(TailorFailure) -> Result {
        guard measurement.pages > 1, measurement.lastPageFill < Self.lastPageMinimum else { return result }
        let needed = measurement.lastPageFill * measurement.pageHeight
        var smaller = plan
        var won = 0.0
        for unit in plan.candidates() where won <= needed && plan.isIrrelevant(unit) && !plan.units[unit].isForced {
            smaller.set(unit, kept: false)
            won += plan.units[unit].height
        }
        guard won > needed else { return result }
        let (next, measured) = try await self.laidOut(smaller)
        return measured.pages < measurement.pages ? next : result
    }

    private func laidOut(_ plan: PagePlan) async throws(TailorFailure) -> (Result, LayoutMeasurement) {
        let dropped = plan.dropped
        let draft = self.assembler.draft(without: dropped)
        let measurement = try await self.measure(draft)
        return (Result(draft: draft, dropped: dropped, pages: measurement.pages), measurement)
    }

    private func measure(_ draft: Draft) async throws(TailorFailure) -> LayoutMeasurement {
        guard !Task.isCancelled else { throw .cancelled }
        do throws(LayoutFailure) {
            return try await self.measurer.measure(draft.resume)
        } catch {
            throw .layout(error)
        }
    }

    /// Old jobs lose their last bullet, oldest first; then the newest two keep one; then the oldest jobs go whole, which shortens
    /// the history and opens no gap. The newest job's head stays.
    private func releases(units: [SelectionUnit]) -> [[Int]] {
        var texts: [Int: [Int]] = [:]
        var heads: [Int: Int] = [:]
        for (unit, candidate) in units.enumerated() where candidate.isForced {
            let pointer = Pointer(candidate.id)
            guard pointer.section == "work", let work = pointer.entryIndex else { continue }
            if candidate.parent == nil { heads[work] = unit } else { texts[work, default: []].append(unit) }
        }
        let order = self.index.resume.workNewestFirst
        var releases = order.dropFirst(2).reversed().compactMap { texts[$0] }
        for work in order.prefix(2).reversed() {
            let byWorth = (texts[work] ?? []).sorted { units[$0].base < units[$1].base }
            if byWorth.count > 1 { releases.append(Array(byWorth.dropLast())) }
        }
        for work in order.dropFirst(3).reversed() {
            if let head = heads[work] { releases.append([head]) }
        }
        return releases
    }
}
