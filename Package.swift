// swift-tools-version:6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let deque: Target.Dependency = .product(name: "DequeModule", package: "swift-collections")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let metrics: Target.Dependency = .product(name: "Metrics", package: "swift-metrics")
let metricsTesting: Target.Dependency = .product(name: "MetricsTestKit", package: "swift-metrics")
let tracing: Target.Dependency = .product(name: "Tracing", package: "swift-distributed-tracing")
let inMemoryTracing: Target.Dependency = .product(name: "InMemoryTracing", package: "swift-distributed-tracing")
let httpClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdHTTP2: Target.Dependency = .product(name: "HummingbirdHTTP2", package: "hummingbird")
let hummingbirdTLS: Target.Dependency = .product(name: "HummingbirdTLS", package: "hummingbird")
let jwt: Target.Dependency = .product(name: "JWTKit", package: "jwt-kit")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioHTTPTypes: Target.Dependency = .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras")
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let nioTLS: Target.Dependency = .product(name: "NIOTLS", package: "swift-nio")
let nioWebSocket: Target.Dependency = .product(name: "NIOWebSocket", package: "swift-nio")

let package = Package(
    name: "selvedge",
    products: [.executable(name: "selvedge", targets: ["selvedge"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        // The pure core: no clock, no I/O.
        .target(name: "Encodings", swiftSettings: settings),
        .target(name: "EventSourcing", dependencies: ["Encodings", crypto], swiftSettings: settings),
        .target(name: "Jobs", dependencies: ["EventSourcing"], swiftSettings: settings),
        .target(name: "Messaging", dependencies: ["EventSourcing", deque], swiftSettings: settings),
        .target(name: "Resumes", swiftSettings: settings),

        // Running jobs.
        .target(
            name: "JobRuntime",
            dependencies: ["Artifacts", "EventSourcing", "Jobs", "Messaging", "Vault", lifecycle, logging, metrics, signals, tracing],
            swiftSettings: settings
        ),

        // Serving clients.
        .target(
            name: "HTTPAPI",
            dependencies: [
                "Artifacts", "Encodings", "EventSourcing", "JobRuntime", "Jobs", "Messaging", "Resumes", "Vault", "Webhooks", crypto,
                httpTypes,
                hummingbird, hummingbirdCore, hummingbirdHTTP2, hummingbirdTLS, lifecycle, logging, metrics, mustache, nioCore, nioHTTP1,
                nioHTTPTypes, nioSSL, nioTLS, nioWebSocket, tracing, yams,
            ],
            resources: [
                .embedInCode("Admin/admin.yaml"),
                .embedInCode("Artifacts/artifacts.yaml"),
                .embedInCode("Audit/audit.yaml"),
                .embedInCode("Compatibility/compatibility.yaml"),
                .embedInCode("Contract/openapi.yaml"),
                .embedInCode("Dashboard/Assets"),
                .embedInCode("Dashboard/Templates"),
                .embedInCode("Events/events.yaml"),
                .embedInCode("Jobs/jobs.yaml"),
                .embedInCode("Operations/operations.yaml"),
                .embedInCode("Webhooks/webhooks.yaml"),
                .embedInCode("Resumes/resumes.yaml"),
                .embedInCode("WebSocket/websocket.yaml"),
            ],
            swiftSettings: settings
        ),

        // Adapters.
        .target(name: "Vault", dependencies: ["Encodings", "EventSourcing", crypto], swiftSettings: settings),
        .target(name: "Artifacts", dependencies: ["EventSourcing"], swiftSettings: settings),
        .target(
            name: "SQLiteStore",
            dependencies: ["EventSourcing", "Webhooks", grdb, sqlite],
            resources: [.embedInCode("Migrations")],
            swiftSettings: settings
        ),
        .target(name: "PollExecutor", swiftSettings: settings),
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(name: "PostgreSQL", dependencies: ["CLibPQ", "PollExecutor", deque], swiftSettings: settings),
        .target(
            name: "PostgreSQLStore",
            dependencies: ["Artifacts", "EventSourcing", "Messaging", "PollExecutor", "PostgreSQL", "Webhooks", crypto],
            resources: [.embedInCode("Migrations")],
            swiftSettings: settings
        ),
        .systemLibrary(name: "CRabbitMQ", pkgConfig: "librabbitmq", providers: [.apt(["librabbitmq-dev"])]),
        .target(name: "AMQP", dependencies: ["CRabbitMQ", "Encodings", "PollExecutor", deque], swiftSettings: settings),
        .target(name: "AMQPBroker", dependencies: ["AMQP", "EventSourcing", "Messaging", "PollExecutor", deque], swiftSettings: settings),
        .target(
            name: "S3Artifacts",
            dependencies: ["Artifacts", "Encodings", "EventSourcing", crypto, httpClient, nioCore, nioHTTP1, nioPosix, nioSSL],
            swiftSettings: settings
        ),
        .target(name: "Authentication", dependencies: ["Encodings", "EventSourcing", "Resumes", crypto, jwt], swiftSettings: settings),
        .target(name: "Observability", dependencies: [logging], swiftSettings: settings),
        .target(
            name: "OpenTelemetry",
            dependencies: ["EventSourcing", lifecycle, logging, metrics, tracing],
            swiftSettings: settings
        ),
        .target(name: "Prometheus", dependencies: [metrics], swiftSettings: settings),
        .target(
            name: "OutboundHTTP",
            dependencies: ["Authentication", "OpenTelemetry", httpClient, nioCore, nioHTTP1, nioPosix],
            swiftSettings: settings
        ),
        .target(
            name: "Webhooks",
            dependencies: ["EventSourcing", "Vault", crypto, httpClient, lifecycle, logging, metrics, nioCore, nioHTTP1, nioPosix, nioSSL],
            swiftSettings: settings
        ),
        .target(name: "Settings", dependencies: ["Encodings", "Observability", "Workflows", logging], swiftSettings: settings),
        .target(
            name: "Workflows",
            dependencies: ["EventSourcing", "Jobs", yams],
            resources: [.embedInCode("BuiltIn/tailor.yaml"), .embedInCode("BuiltIn/cover-letter.yaml")],
            swiftSettings: settings
        ),
        .systemLibrary(name: "CPangoCairo", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .target(name: "Documents", dependencies: ["CPangoCairo", "Resumes", crypto], swiftSettings: settings),
        .target(name: "ResumeSteps", dependencies: ["Documents", "EventSourcing", "Jobs", "Resumes"], swiftSettings: settings),

        // The program: command line and composition root.
        .executableTarget(
            name: "selvedge",
            dependencies: [
                "AMQP", "AMQPBroker", "Artifacts", "Authentication", "Documents", "EventSourcing", "HTTPAPI", "JobRuntime", "Jobs",
                "Messaging", "Observability", "OpenTelemetry", "OutboundHTTP", "PollExecutor", "PostgreSQL", "PostgreSQLStore",
                "Prometheus",
                "ResumeSteps", "Resumes", "S3Artifacts", "SQLiteStore", "Settings", "Vault", "Webhooks", "Workflows", arguments, httpClient,
                lifecycle, logging, metrics, nioCore, signals, tracing,
            ],
            swiftSettings: settings
        ),

        .executableTarget(
            name: "selvedge-bench",
            dependencies: [
                "AMQP", "AMQPBroker", "Artifacts", "Documents", "EventSourcing", "JobRuntime", "Jobs", "Messaging", "PollExecutor",
                "PostgreSQLStore", "ProcessSupport", "ResumeSteps", "Resumes", "SQLiteStore", "ServerSupport", "StoreConformance",
                "Vault", "Workflows", arguments, httpClient, hummingbird, lifecycle, logging, nioCore, nioHTTP1, nioPosix, sqlite,
            ],
            path: "Benchmarks",
            swiftSettings: settings
        ),

        // Suites that every implementation of a protocol must pass.
        .target(
            name: "StoreConformance",
            dependencies: ["Artifacts", "EventSourcing"],
            path: "Tests/StoreConformance",
            swiftSettings: settings
        ),

        .target(
            name: "WebhookConformance",
            dependencies: ["EventSourcing", "StoreConformance", "Vault", "Webhooks"],
            path: "Tests/WebhooksTests/Conformance",
            swiftSettings: settings
        ),
        .target(
            name: "BrokerConformance",
            dependencies: ["EventSourcing", "Messaging"],
            path: "Tests/BrokerConformance",
            swiftSettings: settings
        ),

        // Starting, watching and killing the program.
        .target(name: "ProcessSupport", path: "Tests/ProcessSupport", swiftSettings: settings),
        // Private PostgreSQL, RabbitMQ and a proxy that cuts connections.
        .target(name: "ServerSupport", dependencies: ["ProcessSupport"], path: "Tests/ServerSupport", swiftSettings: settings),

        // Tests.
        .testTarget(
            name: "AMQPBrokerTests",
            dependencies: ["AMQP", "AMQPBroker", "BrokerConformance", "EventSourcing", "Messaging", "ProcessSupport", "ServerSupport"],
            swiftSettings: settings
        ),
        .testTarget(name: "AMQPTests", dependencies: ["AMQP", "ServerSupport"], swiftSettings: settings),
        .testTarget(name: "ArtifactsTests", dependencies: ["Artifacts", "EventSourcing", "StoreConformance"], swiftSettings: settings),
        .testTarget(
            name: "AuthenticationTests",
            dependencies: ["Authentication", "EventSourcing", crypto, cryptoExtras],
            swiftSettings: settings
        ),
        .testTarget(
            name: "BrowserTests",
            dependencies: ["ProcessSupport", "selvedge", httpClient, nioCore, nioHTTP1],
            swiftSettings: settings
        ),
        .testTarget(name: "CommandLineTests", dependencies: ["ProcessSupport", "selvedge"], swiftSettings: settings),
        .executableTarget(
            name: "render-fixture",
            dependencies: ["Documents", "Resumes"],
            path: "Tests/DocumentsTests/RenderFixture",
            swiftSettings: settings
        ),
        .testTarget(name: "SettingsTests", dependencies: ["Settings", "Observability", logging], swiftSettings: settings),
        .testTarget(
            name: "DocumentsTests",
            dependencies: ["Documents", "Resumes", "render-fixture"],
            exclude: ["RenderFixture"],
            swiftSettings: settings
        ),
        .testTarget(name: "EncodingsTests", dependencies: ["Encodings"], swiftSettings: settings),
        .testTarget(name: "EventSourcingTests", dependencies: ["EventSourcing", "StoreConformance"], swiftSettings: settings),
        .testTarget(name: "FaultTests", dependencies: ["ProcessSupport", "selvedge"], swiftSettings: settings),
        .testTarget(
            name: "FleetCommandTests",
            dependencies: [
                "AMQP", "ProcessSupport", "ServerSupport", "selvedge", httpClient, httpTypes, hummingbird, hummingbirdCore, logging,
                nioCore, nioHTTP1,
            ],
            swiftSettings: settings
        ),
        .testTarget(name: "FleetTests", dependencies: ["ProcessSupport", "ServerSupport", "selvedge"], swiftSettings: settings),
        .testTarget(
            name: "JobRuntimeTests",
            dependencies: [
                "Artifacts", "EventSourcing", "JobRuntime", "Jobs", "Messaging", "StoreConformance", "Vault", inMemoryTracing, lifecycle,
                logging,
                metrics, metricsTesting, tracing,
            ],
            swiftSettings: settings
        ),
        .testTarget(name: "JobsTests", dependencies: ["EventSourcing", "Jobs"], swiftSettings: settings),
        .testTarget(name: "MessagingTests", dependencies: ["BrokerConformance", "EventSourcing", "Messaging"], swiftSettings: settings),
        .testTarget(name: "ObservabilityTests", dependencies: ["Observability", logging], swiftSettings: settings),
        .testTarget(
            name: "HTTPAPITests",
            dependencies: [
                "Artifacts", "EventSourcing", "HTTPAPI", "JobRuntime", "Jobs", "Messaging", "ProcessSupport", "Vault", "Webhooks",
                httpClient,
                httpTypes, hummingbird, hummingbirdCore, lifecycle, logging, nioCore, nioHTTP1, nioPosix, nioSSL, nioWebSocket, tracing,
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "HTTPClientTests",
            dependencies: ["ProcessSupport", "ServerSupport", "selvedge", httpClient, nioCore, nioHTTP1],
            exclude: ["Clients"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "OpenTelemetryTests",
            dependencies: ["EventSourcing", "OpenTelemetry", lifecycle, logging, metrics, metricsTesting, tracing],
            swiftSettings: settings
        ),
        .testTarget(
            name: "OutboundHTTPTests",
            dependencies: [
                "Authentication", "EventSourcing", "OpenTelemetry", "OutboundHTTP", crypto, httpClient, httpTypes, hummingbird,
                hummingbirdCore,
                lifecycle, logging, nioCore, tracing,
            ],
            swiftSettings: settings
        ),
        .testTarget(name: "PollExecutorTests", dependencies: ["PollExecutor"], swiftSettings: settings),
        .testTarget(
            name: "PostgreSQLStoreTests",
            dependencies: [
                "Artifacts", "BrokerConformance", "EventSourcing", "Messaging", "PollExecutor", "PostgreSQL", "PostgreSQLStore",
                "ServerSupport", "StoreConformance", "Vault", "WebhookConformance", "Webhooks",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "PostgreSQLTests",
            dependencies: ["PollExecutor", "PostgreSQL", "ProcessSupport", "ServerSupport"],
            swiftSettings: settings
        ),
        .testTarget(name: "PrometheusTests", dependencies: ["Prometheus", metrics], swiftSettings: settings),
        .testTarget(
            name: "ResumeStepsTests",
            dependencies: ["Documents", "EventSourcing", "Jobs", "ResumeSteps", "Resumes", "Workflows"],
            swiftSettings: settings
        ),
        .testTarget(name: "ResumesTests", dependencies: ["Resumes"], swiftSettings: settings),
        .testTarget(
            name: "SQLiteStoreTests",
            dependencies: ["EventSourcing", "SQLiteStore", "StoreConformance", "Vault", "WebhookConformance", "Webhooks", sqlite],
            swiftSettings: settings
        ),
        .testTarget(
            name: "S3ArtifactsTests",
            dependencies: [
                "Artifacts", "Encodings", "EventSourcing", "ProcessSupport", "S3Artifacts", "ServerSupport", "StoreConformance", nioCore,
                nioHTTP1,
                nioPosix,
            ],
            swiftSettings: settings
        ),
        .testTarget(name: "ServerSupportTests", dependencies: ["ProcessSupport", "ServerSupport"], swiftSettings: settings),
        .testTarget(name: "VaultTests", dependencies: ["EventSourcing", "Vault", crypto], swiftSettings: settings),
        .testTarget(
            name: "WebhooksTests",
            dependencies: [
                "EventSourcing", "ProcessSupport", "StoreConformance", "WebhookConformance", "Webhooks", lifecycle, logging, nioCore,
                nioHTTP1, nioPosix, nioSSL,
            ],
            exclude: ["Conformance"],
            swiftSettings: settings
        ),
        .testTarget(name: "WorkflowsTests", dependencies: ["EventSourcing", "Jobs", "Workflows"], swiftSettings: settings),
    ]
)
