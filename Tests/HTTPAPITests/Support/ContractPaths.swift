import Foundation

/// The operations of the contract as it is served.
struct ContractPaths {
    struct Operation: Sendable, Hashable, CustomStringConvertible {
        var method: String
        /// With `{…}` for parameters.
        var path: String
        /// Whether no token is needed.
        var isOpen: Bool

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
                    let isOpen = (operation["security"] as? [Any])?.isEmpty ?? false
                    return Operation(method: method.uppercased(), path: path, isOpen: isOpen)
                }
            }
    }
}
