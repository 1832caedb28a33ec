import Foundation

/// The operations of the contract as it is served.
struct ContractPaths {
    struct Operation: Sendable, Hashable, CustomStringConvertible {
        var method: String
        /// With `{…}` for parameters.
        var path: String
        /// Whether no token is needed.
        var isOpen: Bool
        /// What the token must allow.
        var scope: String

        var description: String { "\(self.method) \(self.path)" }

        func path(_ values: [String: String]) -> String {
            values.reduce(self.path) { path, value in path.replacingOccurrences(of: "{\(value.key)}", with: value.value) }
        }
    }

    static let methods = ["get", "put", "post", "delete", "patch", "options", "head", "trace"]

    let operations: [Operation]

    init(_ document: [String: Any]) {
        let paths = document["paths"] as? [String: [String: Any]] ?? [:]
        self.operations = paths.sorted { $0.key < $1.key }
            .flatMap { path, item in
                Self.methods.compactMap { method in
                    guard let operation = item[method] as? [String: Any] else { return nil }
                    let security = operation["security"] as? [[String: [String]]]
                    let scope = security?.compactMap { $0["bearer"]?.first }.first
                    return Operation(
                        method: method.uppercased(),
                        path: path,
                        isOpen: security?.isEmpty ?? false,
                        scope: scope ?? "jobs"
                    )
                }
            }
    }
}
