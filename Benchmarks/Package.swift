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
        // Invented people and what they say, the same each time.
        .target(name: "Invented"),
        // Writes a table and its hierarchies for the benchmark of the program.
        .executableTarget(name: "write-table", dependencies: ["Invented"]),
        .executableTarget(
            name: "AnonymityBenchmarks",
            dependencies: [
                "Invented",
                .product(name: "Anonymity", package: "vignette"),
                .product(name: "Input", package: "vignette"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/AnonymityBenchmarks",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
        .executableTarget(
            name: "RedactionBenchmarks",
            dependencies: [
                "Invented",
                .product(name: "Policies", package: "vignette"),
                .product(name: "Redaction", package: "vignette"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/RedactionBenchmarks",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
        .executableTarget(
            name: "SelectionBenchmarks",
            dependencies: [
                .product(name: "Selection", package: "vignette"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/SelectionBenchmarks",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
        .executableTarget(
            name: "TracingBenchmarks",
            dependencies: [
                "Invented",
                .product(name: "Redaction", package: "vignette"),
                .product(name: "Tracing", package: "vignette"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/TracingBenchmarks",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    ],
    swiftLanguageModes: [.v6]
)
