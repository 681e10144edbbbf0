import Anonymity
import Benchmark
import Input
import Invented

/// A table of invented people, encoded as a file would be.
func microdata(rows: Int, grain: InventedTable.Grain) throws -> Microdata {
    var table = InventedTable(grain: grain)
    var text = InventedTable.columns.joined(separator: ",") + "\n"
    for _ in 0..<rows { text += table.next().joined(separator: ",") + "\n" }
    var reader = TableReader(file: "invented.csv", columns: InventedTable.quasiIdentifiers)
    let bytes = Array(text.utf8)
    try bytes.withUnsafeBufferPointer { _ = try reader.read($0, isLast: true) }
    let scales = try reader.columns.map { column in
        let lines = InventedTable.hierarchy(of: column.name).joined(separator: "\n")
        return try Scale(
            Hierarchy(attribute: column.name, file: column.name, bytes: Array(lines.utf8)), values: column.values)
    }
    return Microdata(scales: scales, columns: reader.columns.map(\.codes))
}

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.cpuTotal, .wallClock, .peakMemoryResident], warmupIterations: 1, maxDuration: .seconds(5),
        maxIterations: 20)

    for grain in InventedTable.Grain.allCases {
        Benchmark("risk measures, 1,000,000 rows x 6, \(grain.rawValue)") { benchmark, table in
            for _ in benchmark.scaledIterations {
                var request = AssessmentRequest()
                request.samplingFraction = 0.1
                request.optimum = .within(steps: 0)
                request.specialUniques = .within(steps: 0)
                request.otherLevels = .within(steps: 0)
                request.listed = 0
                blackHole(Assessment(table, request))
            }
        } setup: {
            try microdata(rows: 1_000_000, grain: grain)
        }
        for (name, limit) in [("0 %", 0), ("4 %", 0.04)] {
            Benchmark("optimum, 1,000,000 rows x 6, k = 5, \(name) suppression, \(grain.rawValue)") {
                benchmark, table in
                for _ in benchmark.scaledIterations {
                    blackHole(table.optimalGeneralisation(Requirement([.kAnonymity(5)]), suppressionLimit: limit))
                }
            } setup: {
                try microdata(rows: 1_000_000, grain: grain)
            }
        }
        Benchmark("minimal sample uniques (SUDA2), 30,000 rows x 6, \(grain.rawValue)") { benchmark, table in
            for _ in benchmark.scaledIterations {
                var request = AssessmentRequest()
                request.optimum = .within(steps: 0)
                request.otherLevels = .within(steps: 0)
                request.listed = 0
                blackHole(Assessment(table, request))
            }
        } setup: {
            try microdata(rows: 30_000, grain: grain)
        }
    }
    Benchmark("strict local suppression, 30,000 rows x 6, k = 5, fine") { benchmark, table in
        for _ in benchmark.scaledIterations { blackHole(table.locallySuppressed(k: 5)) }
    } setup: {
        try microdata(rows: 30_000, grain: .fine)
    }
    Benchmark("local recoding, 30,000 rows x 6, k = 5, fine") { benchmark, table in
        for _ in benchmark.scaledIterations { blackHole(table.locallyRecoded(k: 5)) }
    } setup: {
        try microdata(rows: 30_000, grain: .fine)
    }
}
