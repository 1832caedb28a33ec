import Foundation
import ProcessSupport

/// What a user has on the service, by the names that stand for it in paths and queries.
struct Belongings: Sendable {
    /// A name that the owner's thing has, and one that nothing has.
    struct Name: Sendable {
        var real: String
        var made: String
    }

    /// Of the same form as a real id, and nobody's.
    static let nobody = "01a1ff7c-9dcf-7600-942e-b851ea14a9b8"

    private let job: String
    private let artifact: String
    /// Of resources with a collection of their own, such as `resumes`, the id of one.
    private let resources: [String: String]

    /// Makes a finished job, and one of each resource that the contract has.
    init(of owner: Caller, _ contract: Contract) async throws {
        self.job = try await owner.submit(waiting: 60)
        let document = try await owner.get("/api/v1/jobs/\(self.job)").object
        let artifacts = document["artifacts"] as? [[String: Any]] ?? []
        guard let name = artifacts.first?["name"] as? String else { throw ProcessFault.notJSON("\(document)") }
        self.artifact = name
        var resources: [String: String] = [:]
        for (path, members) in try Self.recipes() {
            guard contract.operations.contains(where: { $0.method == "POST" && $0.path == path }) else { continue }
            let answer = try await owner.post(path, members)
            guard let id = try answer.object["id"] as? String else { throw ProcessFault.notJSON("POST \(path): \(answer)") }
            resources[path.split(separator: "/").last.map(String.init) ?? ""] = id
        }
        self.resources = resources
    }

    private static func recipes() throws -> [String: [String: Any]] {
        let order = try Caller.order()
        return [
            "/api/v1/resumes": ["resume": order["resume"] ?? [:]],
            "/api/v1/webhooks": ["url": "https://hooks.example.com/selvedge"],
        ]
    }

    /// What to put where the path or the query of the operation has this parameter; nil when these tests do not know.
    func name(_ parameter: String, in path: String) -> Name? {
        let parts = path.split(separator: "/").map(String.init)
        let before = parts.firstIndex(of: "{\(parameter)}").flatMap { $0 > 0 ? parts[$0 - 1] : nil }
        switch (parameter, before) {
        case ("name", "artifacts"): return Name(real: self.artifact, made: self.artifact)
        case ("name", "signals"): return Name(real: "go", made: "go")
        case ("id", "jobs"), ("jobId", _), ("job_id", _), ("job", "jobs"): return Name(real: self.job, made: Self.nobody)
        case ("user", "users"): return Name(real: "ada", made: "nobody")
        case (_, .some(let collection)):
            if let id = self.resources[collection] { return Name(real: id, made: Self.nobody) }
            // A version, a number, a delivery: below something that is the owner's.
            return parts.contains { self.resources[$0] != nil || $0 == "jobs" } ? Name(real: "1", made: "1") : nil
        case (_, nil): return nil
        }
    }

    /// The operation's path with its parameters filled in, the owner's and nobody's.
    func paths(of operation: Contract.Operation) -> Name? {
        var (real, made) = (operation.path, operation.path)
        for parameter in operation.parameters {
            guard let name = self.name(parameter, in: operation.path) else { return nil }
            real = real.replacingOccurrences(of: "{\(parameter)}", with: name.real)
            made = made.replacingOccurrences(of: "{\(parameter)}", with: name.made)
        }
        for (index, parameter) in operation.requiredQuery.enumerated() {
            guard let name = self.name(parameter, in: operation.path) else { return nil }
            real += "\(index == 0 ? "?" : "&")\(parameter)=\(name.real)"
            made += "\(index == 0 ? "?" : "&")\(parameter)=\(name.made)"
        }
        return Name(real: real, made: made)
    }
}
