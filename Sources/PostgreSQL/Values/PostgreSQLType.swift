/// The types this client sends and reads, by their numbers in PostgreSQL's catalogue (`pg_type.dat`), which never change.
public struct PostgreSQLType: Sendable, Hashable, RawRepresentable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    public static let bool = Self(rawValue: 16)
    public static let bytea = Self(rawValue: 17)
    public static let int8 = Self(rawValue: 20)
    public static let int2 = Self(rawValue: 21)
    public static let int4 = Self(rawValue: 23)
    public static let text = Self(rawValue: 25)
    public static let uuid = Self(rawValue: 2950)
    public static let timestamptz = Self(rawValue: 1184)

    public static let boolArray = Self(rawValue: 1000)
    public static let byteaArray = Self(rawValue: 1001)
    public static let int2Array = Self(rawValue: 1005)
    public static let int4Array = Self(rawValue: 1007)
    public static let textArray = Self(rawValue: 1009)
    public static let int8Array = Self(rawValue: 1016)
    public static let uuidArray = Self(rawValue: 2951)
    public static let timestamptzArray = Self(rawValue: 1185)
}
