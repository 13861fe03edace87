// swift-tools-version: 6.1
import PackageDescription

/// Arrows between modules run only downward; `Tests/ArchitectureTests` keeps them true.
let package = Package(
    name: "Rapporteur",
    products: [
        .executable(name: "rapporteur", targets: ["rapporteur"]),
        .library(
            name: "Rapporteur",
            targets: [
                "Calendars", "Reports", "Linguistics", "Knowledge", "Coding", "Situations", "Stories", "Exports",
                "Evaluation",
            ]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(name: "CUchardet", pkgConfig: "uchardet", providers: [.apt(["libuchardet-dev"])]),
        .target(name: "Calendars"),
        .target(name: "Reports", dependencies: ["Calendars", "CLibXML2", "CZlib", "CZstd", "CUchardet"]),
        .target(name: "CKernels"),
        .target(name: "Linguistics", dependencies: ["CKernels"]),
        .target(name: "Knowledge", dependencies: ["Calendars"]),
        .target(name: "Coding", dependencies: ["Calendars", "Reports", "Linguistics", "Knowledge"]),
        .target(name: "Situations", dependencies: ["Calendars", "Knowledge", "Linguistics", "Reports", "Coding"]),
        .target(name: "Stories", dependencies: ["Calendars", "Reports", "Knowledge", "Coding"]),
        .target(
            name: "Exports",
            dependencies: ["Calendars", "Knowledge", "Reports", "Coding", "Situations"]),
        .target(
            name: "Archive",
            dependencies: ["Coding", "Stories", .product(name: "GRDB", package: "GRDB.swift")]),
        .target(
            name: "Desk",
            dependencies: [
                "Archive", "Situations",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
            ]),
        .target(name: "Evaluation", dependencies: ["Situations", "Stories"]),
        .executableTarget(
            name: "rapporteur",
            dependencies: [
                "Archive", "Coding", "Situations", "Exports", "Desk", "Evaluation",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .testTarget(name: "CalendarsTests", dependencies: ["Calendars"]),
        .testTarget(name: "ReportsTests", dependencies: ["Reports"]),
        .testTarget(name: "LinguisticsTests", dependencies: ["Linguistics"]),
        .testTarget(name: "KnowledgeTests", dependencies: ["Knowledge"]),
        .testTarget(name: "CodingTests", dependencies: ["Coding"], exclude: ["Corpus"]),
        .testTarget(name: "SituationsTests", dependencies: ["Situations"]),
        .testTarget(name: "StoriesTests", dependencies: ["Stories"]),
        .testTarget(name: "ExportsTests", dependencies: ["Exports"]),
        .testTarget(
            name: "ArchiveTests", dependencies: ["Archive", "Stories", .product(name: "GRDB", package: "GRDB.swift")],
            exclude: ["Migrations/schema-1.sql"]),
        .testTarget(
            name: "DeskTests",
            dependencies: [
                "Desk", "Archive", "Coding", "Knowledge", "Reports", "Calendars",
                .product(name: "Hummingbird", package: "hummingbird"),
            ]),
        .testTarget(name: "EvaluationTests", dependencies: ["Evaluation"]),
        .testTarget(name: "ArchitectureTests"),
        .testTarget(name: "RapporteurTests", dependencies: ["rapporteur", "Archive"]),
    ],
    swiftLanguageModes: [.v6]
)
