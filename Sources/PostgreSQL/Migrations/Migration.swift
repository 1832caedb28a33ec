/// One step of the schema: a script that is run once, in a transaction of its own.
public struct Migration: Sendable, Hashable, CustomStringConvertible {
    /// From 1; migrations run in this order.
    public let number: Int
    public let name: String
    public let sql: String

    public init(number: Int, name: String, sql: String) {
        self.number = number
        self.name = name
        self.sql = sql
    }

    /// From a file named `NNNN_name.sql`; nil for another name.
    public init?(fileName: String, sql: String) {
        guard fileName.hasSuffix(".sql"), let line = fileName.firstIndex(of: "_") else { return nil }
        let digits = fileName[..<line]
        let name = fileName[line...].dropFirst().dropLast(4)
        guard digits.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), let number = Int(digits), number > 0, !name.isEmpty else { return nil }
        self.init(number: number, name: String(name), sql: sql)
    }

    /// As its file is named, without the ending.
    public var description: String {
        let digits = String(self.number)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "_" + self.name
    }
}
