// swift-tools-version: 6.1
// Benchmarks, apart from the program so that nobody who uses it has to build them: `make bench`.
import PackageDescription

let package = Package(
    name: "vignette-benchmarks",
    dependencies: [
        .package(name: "vignette", path: ".."),
        .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
    ],
    targets: [
        // Invented people, the same ones each time.
        .target(name: "InventedTables"),
        // Writes a table and its hierarchies for the benchmark of the program.
        .executableTarget(name: "write-table", dependencies: ["InventedTables"]),
        .executableTarget(
            name: "AnonymityBenchmarks",
            dependencies: [
                "InventedTables",
                .product(name: "Anonymity", package: "vignette"),
                .product(name: "Input", package: "vignette"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/AnonymityBenchmarks",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    ],
    swiftLanguageModes: [.v6]
)
