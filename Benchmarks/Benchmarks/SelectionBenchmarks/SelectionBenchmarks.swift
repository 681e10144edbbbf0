import Benchmark
import Selection

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.cpuTotal, .wallClock, .peakMemoryResident], warmupIterations: 1, maxDuration: .seconds(10),
        maxIterations: 5)

    /// One story of 15 places; the gap that is left is told beside the time, in millionths.
    func measure(_ name: String, units: Int, participants: Int) {
        for seed in 1...3 as ClosedRange<UInt64> {
            let problem = InventedArchive.problem(units: units, participants: participants, seed: seed)
            let gap = SelectionSolver().solve(problem).result?.gap
            Benchmark("choice, \(name), seed \(seed), gap \(gap.map(String.init) ?? "none found")") { benchmark in
                for _ in benchmark.scaledIterations { blackHole(SelectionSolver().solve(problem).nodes) }
            }
        }
    }
    measure("60 units of 24 participants", units: 60, participants: 24)
    measure("150 units of 24 participants", units: 150, participants: 24)
    measure("500 units of 24 participants", units: 500, participants: 24)
    measure("100,000 units of 5,000 participants", units: 100_000, participants: 5000)
}
