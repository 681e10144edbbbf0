import Benchmark
import Invented
import Redaction
import Tracing

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.cpuTotal, .wallClock, .peakMemoryResident], warmupIterations: 0, maxDuration: .seconds(120),
        maxIterations: 3)
    let normaliser = TraceNormaliser(lexicons: LexiconSet([]))

    @Sendable func texts(_ corpus: InventedCorpus) -> [AttributedText] {
        corpus.fragments.enumerated().map {
            AttributedText(participant: "P\($1.speaker)", text: $1.text, origin: "f\($0)")
        }
    }
    func given(_ corpus: InventedCorpus) -> (index: TraceIndex, report: String) {
        (TraceIndex(texts(corpus), normaliser: normaliser, runWords: 5), corpus.report)
    }
    for (count, speakers) in [(1_000, 20), (100_000, 500), (1_000_000, 5_000)] {
        Benchmark("index, \(count) fragments of 60 words") { benchmark, texts in
            for _ in benchmark.scaledIterations {
                blackHole(TraceIndex(texts, normaliser: normaliser, runWords: 5).wordCount)
            }
        } setup: {
            texts(InventedCorpus(fragments: count, speakers: speakers))
        }
        Benchmark("trace, 50000 words against \(count) fragments") { benchmark, given in
            for _ in benchmark.scaledIterations { blackHole(given.index.trace(given.report).traceableWords) }
        } setup: {
            given(InventedCorpus(fragments: count, speakers: speakers))
        }
    }
}
