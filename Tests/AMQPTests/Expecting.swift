import Testing

/// `#expect` cannot call a mutating method; an argument of a function can.
func expect<T: Equatable>(_ found: T, equals expected: T, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(found == expected, sourceLocation: sourceLocation)
}

/// The same for what should be empty.
func expectEmpty<T: Collection>(_ found: T, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(found.isEmpty, sourceLocation: sourceLocation)
}
