/// A check that did not hold.
public struct CheckFailure: Error, CustomStringConvertible {
    public var description: String
}

func expect(_ condition: Bool, _ text: @autoclosure () -> String, line: Int = #line, file: String = #fileID) throws {
    guard condition else { throw CheckFailure(description: "\(file):\(line): \(text())") }
}

func expectEqual<T: Equatable>(_ found: T, _ expected: T, line: Int = #line, file: String = #fileID) throws {
    try expect(found == expected, "found \(found), expected \(expected)", line: line, file: file)
}
