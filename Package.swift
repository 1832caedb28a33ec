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
let deque: Target.Dependency = .product(name: "DequeModule", package: "swift-collections")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

let package = Package(
    name: "selvedge",
    products: [.executable(name: "selvedge", targets: ["selvedge"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // The pure core: no clock, no I/O.
        .target(name: "EventSourcing", dependencies: [crypto], swiftSettings: settings),
        .target(name: "Jobs", dependencies: ["EventSourcing"], swiftSettings: settings),
        .target(name: "Messaging", dependencies: ["EventSourcing", deque], swiftSettings: settings),
        .target(name: "Resumes", swiftSettings: settings),

        // Running jobs.
        .target(
            name: "JobRuntime",
            dependencies: ["Artifacts", "EventSourcing", "Jobs", "Messaging", "Vault", lifecycle, logging, signals],
            swiftSettings: settings
        ),

        // Adapters.
        .target(name: "Vault", dependencies: ["EventSourcing", crypto], swiftSettings: settings),
        .target(name: "Artifacts", dependencies: ["EventSourcing"], swiftSettings: settings),
        .target(
            name: "SQLiteStore",
            dependencies: ["EventSourcing", grdb, sqlite],
            resources: [.embedInCode("Migrations")],
            swiftSettings: settings
        ),
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
                "Artifacts", "Documents", "EventSourcing", "JobRuntime", "Jobs", "Messaging", "ResumeSteps", "Resumes", "SQLiteStore",
                "Vault", "Workflows", arguments, lifecycle, logging,
            ],
            swiftSettings: settings
        ),

        .executableTarget(
            name: "selvedge-bench",
            dependencies: [
                "Artifacts", "Documents", "EventSourcing", "JobRuntime", "Jobs", "Messaging", "ResumeSteps", "Resumes", "SQLiteStore",
                "Vault", "Workflows", arguments, lifecycle, logging, sqlite,
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
            name: "BrokerConformance",
            dependencies: ["EventSourcing", "Messaging"],
            path: "Tests/BrokerConformance",
            swiftSettings: settings
        ),

        // Starting, watching and killing the program.
        .target(name: "ProcessSupport", path: "Tests/ProcessSupport", swiftSettings: settings),

        // Tests.
        .testTarget(name: "ArtifactsTests", dependencies: ["Artifacts", "EventSourcing", "StoreConformance"], swiftSettings: settings),
        .testTarget(name: "CommandLineTests", dependencies: ["ProcessSupport", "selvedge"], swiftSettings: settings),
        .executableTarget(
            name: "render-fixture",
            dependencies: ["Documents", "Resumes"],
            path: "Tests/DocumentsTests/RenderFixture",
            swiftSettings: settings
        ),
        .testTarget(
            name: "DocumentsTests",
            dependencies: ["Documents", "Resumes", "render-fixture"],
            exclude: ["RenderFixture"],
            swiftSettings: settings
        ),
        .testTarget(name: "EventSourcingTests", dependencies: ["EventSourcing", "StoreConformance"], swiftSettings: settings),
        .testTarget(name: "FaultTests", dependencies: ["ProcessSupport", "selvedge"], swiftSettings: settings),
        .testTarget(
            name: "JobRuntimeTests",
            dependencies: ["Artifacts", "EventSourcing", "JobRuntime", "Jobs", "Messaging", "Vault", lifecycle, logging],
            swiftSettings: settings
        ),
        .testTarget(name: "JobsTests", dependencies: ["EventSourcing", "Jobs"], swiftSettings: settings),
        .testTarget(name: "MessagingTests", dependencies: ["BrokerConformance", "EventSourcing", "Messaging"], swiftSettings: settings),
        .testTarget(
            name: "ResumeStepsTests",
            dependencies: ["Documents", "EventSourcing", "Jobs", "ResumeSteps", "Resumes", "Workflows"],
            swiftSettings: settings
        ),
        .testTarget(name: "ResumesTests", dependencies: ["Resumes"], swiftSettings: settings),
        .testTarget(
            name: "SQLiteStoreTests",
            dependencies: ["EventSourcing", "SQLiteStore", "StoreConformance", sqlite],
            swiftSettings: settings
        ),
        .testTarget(name: "VaultTests", dependencies: ["EventSourcing", "Vault", crypto], swiftSettings: settings),
        .testTarget(name: "WorkflowsTests", dependencies: ["EventSourcing", "Jobs", "Workflows"], swiftSettings: settings),
    ]
)
