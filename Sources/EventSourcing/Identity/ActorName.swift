/// Who caused an event: `user:ID`, `worker:ID`, `cli`, `scheduler` … Written into the log in clear, so it is a token and never free text.
public struct ActorName: Sendable, Hashable, CustomStringConvertible {
    public let name: String

    private init(unchecked name: String) { self.name = name }

    /// Nil unless every character is one of `A–Z a–z 0–9 . _ @ - :`, 1…160 of them.
    public init?(_ name: String) {
        guard (1...160).contains(name.utf8.count), name.utf8.allSatisfy({ Self.isTokenByte($0) || $0 == UInt8(ascii: ":") }) else {
            return nil
        }
        self.name = name
    }

    public static func user(_ id: UserID) -> Self { Self(unchecked: "user:\(id.name)") }
    public static func worker(_ id: WorkerID) -> Self { Self(unchecked: "worker:\(id.name)") }
    public static let scheduler = Self(unchecked: "scheduler")
    public static let rescuer = Self(unchecked: "rescuer")
    public static let cli = Self(unchecked: "cli")
    /// Whoever submits jobs by publishing messages.
    public static let producer = Self(unchecked: "producer")

    public var description: String { self.name }

    package static func isToken(_ text: String) -> Bool {
        (1...128).contains(text.utf8.count) && text.utf8.allSatisfy(self.isTokenByte)
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "@"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
