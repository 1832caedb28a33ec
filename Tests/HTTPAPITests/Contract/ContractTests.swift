import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Testing

@testable import HTTPAPI

@Suite struct ContractTests {
    private let world = World()

    @Test func theContractAndTheRouterNameTheSameRoutes() throws {
        let hub = StreamHub(limits: .quick, metrics: HTTPMetrics())
        let dependencies = HTTPDependencies(
            jobs: self.world.client,
            store: self.world.store,
            resumes: self.world.store,
            webhooks: self.world.desk,
            authenticator: NamedTokens(),
            submissions: WorkshopMaker(),
            metrics: { "" },
            logger: .silent
        )
        let routes = try APIRouter(dependencies, limits: .quick, hub: hub, readiness: Readiness(checks: [])).router.routes
        let served = Set(routes.map { "\($0.method.rawValue) \($0.path)" })
        let json = try JSONSerialization.jsonObject(with: Data(try ContractDocument().json)) as? [String: Any]
        let written = Set(ContractPaths(try #require(json)).operations.map(\.description))
        let pages = Set(DashboardRoutes.paths)
        #expect(pages.subtracting(served) == [], "pages that are not served")
        #expect(pages.intersection(written) == [], "pages are for people")
        #expect(served.subtracting(written).subtracting(pages) == [], "served and not in the contract")
        #expect(written.subtracting(served) == [], "in the contract and not served")
    }

    @Test func theContractIsServedInBothForms() async throws {
        try await self.world.serving { api in
            let yaml = try await api.by(nil).get("/openapi.yaml")
            #expect(yaml.text.hasPrefix("openapi: 3.1.0"))
            let json = try await api.by(nil).get("/openapi.json")
            #expect(json["openapi"] as? String == "3.1.0")
            let schemas = (json["components"] as? [String: Any])?["schemas"] as? [String: [String: Any]]
            let members = schemas?["Job"]?["properties"] as? [String: Any]
            #expect(members?["steps"] != nil && members?["createdAt"] != nil, "merged mappings are merged")
        }
    }

    @Test func partsThatContradictEachOtherAreFound() {
        let parts = ["a: {b: 1}", "a: {b: 2}"].map { Array($0.utf8) }
        #expect(throws: ContractDocument.Fault.saidTwice("/a/b")) { try ContractDocument(parts: parts) }
    }

    @Test func everyReferenceLeadsSomewhere() throws {
        let document = try JSONSerialization.jsonObject(with: Data(try ContractDocument().json))
        for reference in Self.references(document) {
            var place: Any? = document
            for part in reference.dropFirst(2).split(separator: "/") { place = (place as? [String: Any])?[String(part)] }
            #expect(place != nil, "\(reference)")
        }
    }

    @Test func everyKindOfProblemHasItsOwnURI() {
        let uris = ProblemType.allCases.map(\.uri)
        #expect(Set(uris).count == uris.count)
        #expect(uris.allSatisfy { $0.hasPrefix("urn:selvedge:problem:") })
    }

    private static func references(_ value: Any) -> [String] {
        switch value {
        case let object as [String: Any]:
            object.flatMap { name, value in name == "$ref" ? [value as? String ?? ""] : Self.references(value) }
        case let list as [Any]: list.flatMap(Self.references)
        default: []
        }
    }
}
