import Foundation
import ProcessSupport

/// The contract as the service serves it.
struct Contract: Sendable {
    struct Operation: Sendable, CustomStringConvertible {
        var method: String
        var path: String
        /// Names of the path's parameters.
        var parameters: [String]
        /// Names of query parameters that must be there.
        var requiredQuery: [String]
        var isPublic: Bool
        /// What a token must allow.
        var scope: String
        /// Whether a live stream is among its answers.
        var streams: Bool
        var takesBody: Bool

        var description: String { "\(self.method) \(self.path)" }
    }

    let operations: [Operation]

    init(of service: Service) async throws {
        let document = try await Caller(url: service.url).get("/openapi.json").object
        let resolver = Resolver(document: document)
        var operations: [Operation] = []
        for (path, item) in document["paths"] as? [String: [String: Any]] ?? [:] {
            let shared = resolver.objects(item["parameters"])
            for (method, value) in item {
                guard method != "parameters", let operation = value as? [String: Any] else { continue }
                operations.append(Self.operation(method.uppercased(), path, operation, shared, resolver))
            }
        }
        self.operations = operations.sorted { ($0.path, $0.method) < ($1.path, $1.method) }
    }

    private static func operation(
        _ method: String,
        _ path: String,
        _ operation: [String: Any],
        _ shared: [[String: Any]],
        _ resolver: Resolver
    ) -> Operation {
        let parameters = shared + resolver.objects(operation["parameters"])
        func names(in place: String, isRequired: Bool) -> [String] {
            parameters.filter { $0["in"] as? String == place && (!isRequired || $0["required"] as? Bool ?? false) }
                .compactMap { $0["name"] as? String }
        }
        let responses = operation["responses"] as? [String: Any] ?? [:]
        let schemes = operation["security"] as? [[String: [String]]]
        return Operation(
            method: method,
            path: path,
            parameters: names(in: "path", isRequired: false),
            // A token in the query is a caller's, not an operation's.
            requiredQuery: names(in: "query", isRequired: true).filter { $0 != "token" },
            isPublic: schemes?.isEmpty ?? false,
            scope: schemes?.compactMap { $0["bearer"]?.first }.first ?? "jobs",
            streams: responses.values.contains { ($0 as? [String: Any]).map { "\($0)".contains("text/event-stream") } ?? false },
            takesBody: operation["requestBody"] != nil
        )
    }

    /// Follows references within the document.
    private struct Resolver {
        let document: [String: Any]

        func objects(_ value: Any?) -> [[String: Any]] {
            (value as? [[String: Any]] ?? [])
                .map { object in
                    guard let reference = object["$ref"] as? String else { return object }
                    return reference.split(separator: "/").dropFirst()
                        .reduce(self.document as Any) { ($0 as? [String: Any])?[String($1)] ?? [:] } as? [String: Any] ?? [:]
                }
        }
    }
}
