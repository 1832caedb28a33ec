import Foundation
import NIOHTTP1
import ProcessSupport
import Testing

extension HTTPClientTests {
    /// Walks the contract that the service serves, so that a new route is tested by being there.
    struct EveryOperationTests {
        private let store: Store
        private let service: Service
        private let contract: Contract
        private let owner: Caller
        private let belongings: Belongings

        init() async throws {
            self.store = try Store(environment: Service.settings)
            self.service = try await Service.start(on: self.store)
            self.contract = try await Contract(of: self.service)
            self.owner = try await self.service.caller("ada")
            self.belongings = try await Belongings(of: self.owner, self.contract)
        }

        @Test("G13: to another user every operation on somebody's things answers as if they were not there, and does nothing to them")
        func foreign() async throws {
            let stranger = try await self.service.caller("eve")
            let before = try await self.state()
            var walked = 0
            for operation in self.contract.operations where !operation.isPublic && operation.scope == "jobs" {
                guard !(operation.parameters + operation.requiredQuery).isEmpty else { continue }
                let paths = try #require(self.belongings.paths(of: operation), "these tests cannot fill in \(operation)")
                guard paths.real != paths.made else { continue }
                for accept in operation.streams ? ["*/*", "text/event-stream"] : ["*/*"] {
                    for body in operation.takesBody ? [nil, Array("{}".utf8)] : [nil] {
                        let real = try await stranger.send(operation.method, paths.real, headers: ["Accept": accept], body: body)
                        let made = try await stranger.send(operation.method, paths.made, headers: ["Accept": accept], body: body)
                        let names = [paths.real, paths.made]
                        #expect(real.comparable(without: names) == made.comparable(without: names), "\(operation), \(accept)")
                        // What a body must have may be looked at before whose things it is about.
                        let refusals = operation.takesBody ? [400, 403, 404, 415, 422] : [403, 404]
                        #expect(refusals.contains(real.status), "\(operation): \(real)")
                        walked += 1
                    }
                }
            }
            #expect(walked >= 9)
            #expect(try await self.state() == before)
            try await self.end()
        }

        @Test("Without a token every operation answers 401, but for those that the contract opens to all")
        func closed() async throws {
            let nobody = Caller(url: self.service.url)
            for operation in self.contract.operations {
                let paths = try #require(self.belongings.paths(of: operation), "these tests cannot fill in \(operation)")
                let answer = try await nobody.send(operation.method, paths.real, body: operation.takesBody ? Array("{}".utf8) : nil)
                if operation.isPublic {
                    #expect((200..<300).contains(answer.status), "\(operation): \(answer)")
                } else {
                    #expect(answer.status == 401 && answer.problem == "unauthenticated", "\(operation): \(answer)")
                    #expect(answer.headers.first(name: "WWW-Authenticate") == "Bearer", "\(operation)")
                }
            }
            try await self.end()
        }

        @Test("Every operation lets in the scope that the contract says and answers 403 to tokens of all others")
        func scopes() async throws {
            var callers: [String: Caller] = [:]
            for scope in ["jobs", "worker", "audit", "admin"] { callers[scope] = try await self.service.caller("eve", scope) }
            for operation in self.contract.operations where !operation.isPublic {
                let paths = try #require(self.belongings.paths(of: operation), "these tests cannot fill in \(operation)")
                var entered: [String] = []
                for (scope, caller) in callers {
                    // Of nobody's things, so that an operation that lets in does nothing.
                    let answer = try await caller.send(operation.method, paths.made, body: operation.takesBody ? Array("[]".utf8) : nil)
                    if answer.status == 403 {
                        #expect(answer.problem == "forbidden", "\(operation): \(answer)")
                    } else {
                        entered.append(scope)
                    }
                }
                #expect(entered == [operation.scope], "\(operation) lets in \(entered.sorted())")
            }
            try await self.end()
        }

        /// What the owner sees of all that is theirs.
        private func state() async throws -> [String] {
            var state: [String] = []
            for operation in self.contract.operations where operation.method == "GET" && !operation.isPublic {
                guard !operation.parameters.isEmpty, let path = self.belongings.paths(of: operation)?.real else { continue }
                let answer = try await self.owner.get(path)
                state.append("\(operation): \(answer.status) \(answer.text)")
            }
            return state
        }

        private func end() async throws {
            #expect(try await self.service.stop().code == 0)
            #expect(try await self.store.run("verify").code == 0)
        }
    }
}
