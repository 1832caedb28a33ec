/// Leaves every term in its strongest requirement only, and drops what is then empty or said twice.
enum RequirementMerger {
    static func merged(_ found: [Requirement]) -> [Requirement] {
        // Strongest first; of equals the one with years, then the earlier.
        let order = found.indices.sorted { left, right in
            if found[left].weight != found[right].weight { return found[left].weight > found[right].weight }
            let years = (found[left].years != nil, found[right].years != nil)
            return years.0 == years.1 ? left < right : years.0
        }
        var kept: [Int: Requirement] = [:]
        var claimed: Set<String> = []
        var roleYears: Set<Int> = []
        for index in order {
            var requirement = found[index]
            if requirement.terms.isEmpty {
                guard let years = requirement.years, roleYears.insert(years).inserted else { continue }
            } else if requirement.anyOf {
                // One of them is wanted anyway: whoever has it meets this too.
                if requirement.terms.contains(where: { claimed.contains($0.id) }) { continue }
                claimed.formUnion(requirement.terms.map(\.id))
            } else {
                requirement.terms = requirement.terms.filter { claimed.insert($0.id).inserted }
                if requirement.terms.isEmpty { continue }
            }
            kept[index] = requirement
        }
        return found.indices.compactMap { kept[$0] }
    }
}
