import Foundation
import NIOHTTP1
import ProcessSupport

/// What the service answered.
struct Answer: Sendable, CustomStringConvertible {
    var status: Int
    var headers: HTTPHeaders
    var body: [UInt8]

    var text: String { String(decoding: self.body, as: UTF8.self) }

    var object: [String: Any] {
        get throws {
            guard let object = try JSONSerialization.jsonObject(with: Data(self.body)) as? [String: Any] else {
                throw ProcessFault.notJSON(self.text)
            }
            return object
        }
    }

    /// The last part of the problem's type; nil for what is no problem.
    var problem: String? {
        guard self.headers.first(name: "Content-Type") == "application/problem+json" else { return nil }
        return (try? self.object["type"] as? String)?.split(separator: ":").last.map(String.init)
    }

    var description: String { "\(self.status) \(self.text.prefix(400))" }

    /// All of it but what differs from one answer to the next whatever was asked, as text to be compared.
    ///
    /// - Parameter names: what the two requests named differently.
    func comparable(without names: [String]) -> String {
        let head = self.headers.filter { !["date", "x-request-id"].contains($0.name.lowercased()) && !Self.isCount($0.name) }
            .map { "\($0.name.lowercased()): \($0.value)" }.sorted()
        let text = (["\(self.status)"] + head + ["", self.text]).joined(separator: "\n")
        return names.reduce(text) { $0.replacingOccurrences(of: $1, with: "NAME") }
    }

    /// What counts the caller's requests down.
    private static func isCount(_ name: String) -> Bool { name.lowercased().hasPrefix("ratelimit") || name.lowercased() == "retry-after" }
}
