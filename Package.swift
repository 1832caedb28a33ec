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
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")

let package = Package(
    name: "selvedge",
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
        // Pure
        .target(name: "EventSourcing", dependencies: [crypto], swiftSettings: settings),
        .target(name: "Jobs", dependencies: ["EventSourcing"], swiftSettings: settings),
        .target(
            name: "Messaging",
            dependencies: ["EventSourcing", .product(name: "DequeModule", package: "swift-collections")],
            swiftSettings: settings
        ),
        // Running jobs
        .target(name: "Vault", dependencies: ["EventSourcing", crypto], swiftSettings: settings),
        .target(name: "Artifacts", dependencies: ["EventSourcing"], swiftSettings: settings),
        .target(
            name: "JobRuntime",
            dependencies: ["Artifacts", "EventSourcing", "Jobs", "Messaging", "Vault", lifecycle, logging, signals],
            swiftSettings: settings
        ),
        .testTarget(
            name: "JobRuntimeTests",
            dependencies: ["Artifacts", "EventSourcing", "JobRuntime", "Jobs", "Messaging", "Vault", lifecycle, logging],
            swiftSettings: settings
        ),
    ]
)
