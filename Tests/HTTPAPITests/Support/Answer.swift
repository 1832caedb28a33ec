import Foundation
import NIOHTTP1

/// What the service answered.
struct Answer: Sendable {
    var status: Int
    var headers: HTTPHeaders
    var body: [UInt8]

    var text: String { String(decoding: self.body, as: UTF8.self) }

    var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(self.body))) as? [String: Any] ?? [:] }

    subscript(_ name: String) -> Any? { self.json[name] }

    func header(_ name: String) -> String? { self.headers.first(name: name) }

    /// Last part of a problem's type.
    var problem: String? { (self["type"] as? String).map { String($0.split(separator: ":").last ?? "") } }

    /// Places that a problem names.
    var places: [String] {
        let errors = self["errors"] as? [[String: Any]] ?? []
        return errors.compactMap { ($0["pointer"] ?? $0["parameter"] ?? $0["header"]) as? String }
    }

    func list(_ name: String) -> [[String: Any]] { self[name] as? [[String: Any]] ?? [] }
}
