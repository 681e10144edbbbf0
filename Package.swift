// swift-tools-version: 6.1
// The rooms of the house, and which may look into which: imports go one way only
// (see Documentation/architecture.md).
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A library room: its name and the other rooms and products it may import.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The mirrored tests of a room.
func tests(of name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.target(name: name)] + dependencies,
        exclude: exclude,
        swiftSettings: strict)
}

let package = Package(
    name: "vignette",
    products: [
        // What the benchmarks measure from outside.
        .library(name: "Anonymity", targets: ["Anonymity"]),
        .library(name: "Input", targets: ["Input"]),
        .library(name: "Policies", targets: ["Policies"]),
        .library(name: "Redaction", targets: ["Redaction"]),
        .library(name: "Selection", targets: ["Selection"]),
        .library(name: "Tracing", targets: ["Tracing"]),
        .executable(name: "vignette", targets: ["vignette"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CCmarkGFM",
            pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        // What every reader of files shares.
        room("Input"),

        // Pure rooms: no files, no SQLite, no Foundation.
        room("Anonymity", ["Input"]),
        room("Redaction", ["Input"]),
        // Optimised in debug builds too: the search counts millions of steps, and tests search often.
        .target(
            name: "Selection",
            swiftSettings: strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]),
        room("Tracing", ["Redaction", "Publication"]),

        // Rooms with one library each.
        room("Publication", ["Input", "CCmarkGFM", "CExpat", "CZlib"]),
        room("Attestation", [.product(name: "Crypto", package: "swift-crypto")]),
        room("Policies", ["Input", "Anonymity", "Redaction", .product(name: "Yams", package: "Yams")]),
        room(
            "Corpus",
            ["Input", "Anonymity", "Redaction", "Attestation", .product(name: "GRDB", package: "GRDB.swift")]),

        room(
            "Composition",
            [
                "Input", "Anonymity", "Redaction", "Selection", "Tracing", "Policies", "Attestation", "Corpus",
                .product(name: "Mustache", package: "swift-mustache"),
            ]),
        room("Gate", ["Input", "Anonymity", "Redaction", "Tracing", "Policies", "Publication"]),

        // The command line.
        .executableTarget(
            name: "vignette",
            dependencies: [
                "Input", "Anonymity", "Redaction", "Tracing", "Attestation", "Policies", "Publication", "Corpus",
                "Composition", "Gate",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),

        tests(of: "Input"),
        tests(of: "Anonymity", ["Input"]),
        tests(of: "Redaction", ["Input", "Policies"], exclude: ["Evaluation"]),
        tests(of: "Selection"),
        tests(of: "Tracing", ["Input", "Redaction", "Publication"]),
        tests(of: "Attestation"),
        tests(of: "Policies", ["Input", "Anonymity", "Redaction"]),
        tests(of: "Publication", ["Input"]),
        tests(
            of: "Corpus",
            ["Input", "Anonymity", "Redaction", "Attestation", .product(name: "GRDB", package: "GRDB.swift")]),
        tests(of: "Composition", ["Input", "Anonymity", "Redaction", "Selection", "Tracing", "Policies", "Corpus"]),
        tests(of: "Gate", ["Input", "Anonymity", "Redaction", "Tracing", "Policies", "Publication"]),
        tests(of: "vignette", ["Input", "Anonymity", "Redaction", "Policies", "Corpus"], exclude: ["Golden"]),
    ],
    swiftLanguageModes: [.v6]
)
