/// Delta debugging: drops ever smaller runs of elements as long as what is left still fails.
func shrunk<Element>(_ elements: [Element], while fails: ([Element]) -> Bool) -> [Element] {
    var current = elements
    var size = max(current.count / 2, 1)
    while true {
        var start = 0
        var dropped = false
        while start < current.count {
            var candidate = current
            candidate.removeSubrange(start..<min(start + size, current.count))
            if fails(candidate) {
                current = candidate
                dropped = true
            } else {
                start += size
            }
        }
        if size > 1 { size /= 2 } else if !dropped { return current }
    }
}
