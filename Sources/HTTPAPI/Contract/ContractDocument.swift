import Yams

/// The contract: what is written beside the routes of each area, put together.
struct ContractDocument {
    /// Why the written parts cannot be served; a mistake of the program, which a test finds.
    enum Fault: Error, Equatable {
        case notYAML
        case keyIsNoText
        /// Two parts say different things of the same.
        case saidTwice(String)
    }

    let yaml: [UInt8]
    let json: [UInt8]

    init() throws {
        try self.init(parts: [
            PackageResources.openapi_yaml, PackageResources.jobs_yaml, PackageResources.events_yaml, PackageResources.artifacts_yaml,
            PackageResources.resumes_yaml, PackageResources.audit_yaml, PackageResources.admin_yaml, PackageResources.operations_yaml,
            PackageResources.webhooks_yaml, PackageResources.websocket_yaml,
            PackageResources.compatibility_yaml,
        ])
    }

    /// - Parameter parts: YAML in UTF-8; the first leads. Mappings are merged and sequences joined.
    init(parts: [[UInt8]]) throws {
        var document: Node?
        for part in parts {
            guard let node = try Yams.compose(yaml: String(decoding: part, as: UTF8.self)) else { throw Fault.notYAML }
            let plain = try Self.plain(node)
            document = try document.map { try Self.joined($0, plain, at: "") } ?? plain
        }
        guard let document else { throw Fault.notYAML }
        self.yaml = Array(try Yams.serialize(node: document, width: -1, allowUnicode: true).utf8)
        self.json = Array(try ContractJSON(document).text.utf8)
    }

    /// Without anchors and merge keys.
    private static func plain(_ node: Node) throws -> Node {
        switch node {
        case .scalar(let scalar): return .scalar(Node.Scalar(scalar.string, scalar.tag, scalar.style))
        case .sequence(let sequence): return .sequence(Node.Sequence(try sequence.map(Self.plain), sequence.tag, sequence.style))
        case .mapping(let mapping):
            let pairs = try Self.merged(mapping).map { (try Self.plain($0.key), try Self.plain($0.value)) }
            return .mapping(Node.Mapping(pairs, mapping.tag, mapping.style))
        case .alias: throw Fault.notYAML
        }
    }

    private static func merged(_ mapping: Node.Mapping) -> [(key: Node, value: Node)] {
        mapping.flatMap { pair -> [(key: Node, value: Node)] in
            guard pair.key.string == "<<", case .mapping(let other) = pair.value else { return [(pair.key, pair.value)] }
            return Self.merged(other)
        }
    }

    private static func joined(_ first: Node, _ second: Node, at place: String) throws -> Node {
        switch (first, second) {
        case (.sequence(let some), .sequence(let more)):
            return .sequence(Node.Sequence(Array(some) + Array(more), some.tag, some.style))
        case (.mapping(var some), .mapping(let more)):
            for pair in more {
                guard let name = pair.key.string else { throw Fault.keyIsNoText }
                some[pair.key] = try some[pair.key].map { try Self.joined($0, pair.value, at: place + "/" + name) } ?? pair.value
            }
            return .mapping(some)
        case (.scalar, _), (.sequence, _), (.mapping, _), (.alias, _): throw Fault.saidTwice(place)
        }
    }
}
