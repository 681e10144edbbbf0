import Redaction
import Testing

@testable import Tracing

private let normaliser = TraceNormaliser(lexicons: LexiconSet([]))

private func index(_ texts: [(String, String)], runWords: Int = 5) -> TraceIndex {
    TraceIndex(
        texts.enumerated().map { AttributedText(participant: $1.0, text: $1.1, origin: "q\($0)") },
        normaliser: normaliser, runWords: runWords)
}

@Suite struct TraceIndexTests {
    @Test func `finds a shared stretch and says where it is and whose`() throws {
        let trace = index([("P1", "Nobody told me that the rota had changed again, so I went home")])
            .trace("It began badly: the rota had changed again. Later it got better.")
        #expect(trace.byParticipant == ["P1": 5])
        #expect(trace.traceableWords == 5)
        #expect(trace.words == 12)
        #expect(trace.longestRun == 5)
        let run = try #require(trace.runs.first)
        #expect(run == WordRun(participant: "P1", range: 16..<42, words: 5, origin: "q0"))
    }

    @Test func `counts scalars, not bytes, in ranges`() throws {
        let trace = index([("P1", "the rota had changed again")]).trace("«é» the rota had changed again")
        #expect(try #require(trace.runs.first).range == 4..<30)
    }

    @Test func `finds nothing below the number of words asked for`() {
        let quotes = [("P1", "the rota had changed again")]
        #expect(index(quotes).trace("but the rota had changed twice").traceableWords == 0)
        #expect(index(quotes, runWords: 4).trace("but the rota had changed twice").traceableWords == 4)
    }

    @Test(arguments: [
        ("one word changed", "we sat down and made a short plan", "we sat down and wrote a short plan", 7),
        ("one word added", "we sat down and made a plan", "we sat down and then made a plan", 7),
        ("one word missing", "we sat down and then made a plan", "we sat down and made a plan", 7),
        ("two gaps", "we sat down and made a short plan for it", "we sat down or made a long plan for it", 8),
    ])
    func `bridges a gap of one word without counting it`(
        what: String, quote: String, text: String, traced: Int
    ) {
        #expect(index([("P1", quote)]).trace(text).traceableWords == traced, "\(what)")
    }

    @Test func `does not bridge two words, nor a gap beside a single word`() {
        #expect(
            index([("P1", "we sat down and made a plan")]).trace("we sat down before long made a plan").traceableWords
                == 0)
        #expect(index([("P1", "one sat down and made")]).trace("one then sat down and walked").traceableWords == 0)
    }

    @Test func `does not join the end of one text to the beginning of the next`() {
        let trace = index([("P1", "we sat down"), ("P1", "and made plans")]).trace("we sat down and made plans")
        #expect(trace.traceableWords == 0)
    }

    @Test func `gives a word that two people said to the longer run, then to the first participant`() {
        let quotes = [
            ("P2", "they came back with a plan of their own"),
            ("P1", "so they came back with a plan"),
        ]
        let trace = index(quotes).trace("they came back with a plan of their own")
        #expect(trace.byParticipant == ["P2": 9])
        let even = index([("P2", "they came back with a plan"), ("P1", "they came back with a plan")])
            .trace("they came back with a plan")
        #expect(even.byParticipant == ["P1": 6])
    }

    @Test func `weighs how evenly the words lead to people`() {
        let trace = index([("P1", "the first stretch has five words"), ("P2", "another piece of equal length too")])
            .trace("the first stretch has five words. another piece of equal length too")
        #expect(trace.byParticipant == ["P1": 6, "P2": 6])
        #expect(trace.effective == 2)
        #expect(index([]).trace("the first stretch").effective == 0)
    }

    @Test func `copes with empty and hostile texts`() {
        #expect(index([("P1", "")]).trace("").words == 0)
        #expect(index([("P1", "…—!")]).trace("…").traceableWords == 0)
        let same = String(repeating: "the ", count: 5000)
        #expect(index([("P1", same)]).trace(same).traceableWords == 5000)
    }
}

@Suite struct TracingProperties {
    /// A small generator with a seed, so that a failure can be repeated.
    struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state ^ (state >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        }
    }

    private func words(_ count: Int, from vocabulary: Int, prefix: String, _ generator: inout Generator) -> [String] {
        // Letters only: `q` and a number in letters.
        (0..<count).map { _ in
            prefix
                + String(Int.random(in: 0..<vocabulary, using: &generator), radix: 8).map { digit in
                    String(UnicodeScalar(UInt8(ascii: "a") + UInt8(digit.wholeNumberValue ?? 0)))
                }.joined()
        }
    }

    @Test(arguments: 0..<40)
    func `a copied stretch of five words or more is always found, among whatever words`(seed: Int) {
        var generator = Generator(state: UInt64(seed))
        // A small vocabulary makes seeds repeat.
        let vocabulary = [3, 20, 400][seed % 3]
        let quotes = (0..<30).map { number in
            ("P\(number % 7)", words(60, from: vocabulary, prefix: "q", &generator).joined(separator: " "))
        }
        let source = quotes[Int.random(in: 0..<30, using: &generator)]
        let length = Int.random(in: 5...12, using: &generator)
        let start = Int.random(in: 0...(60 - length), using: &generator)
        let copied = source.1.split(separator: " ")[start..<(start + length)]
        let text =
            (words(20, from: 400, prefix: "z", &generator) + copied.map(String.init)
            + words(20, from: 400, prefix: "z", &generator)).joined(separator: " ")
        let trace = index(quotes).trace(text)
        #expect(trace.traceableWords >= length)
        #expect(trace.longestRun >= length)
    }

    @Test(arguments: 0..<10)
    func `unrelated words are never traced`(seed: Int) {
        var generator = Generator(state: UInt64(seed) + 1000)
        let quotes = (0..<20).map { ("P\($0)", words(80, from: 50, prefix: "q", &generator).joined(separator: " ")) }
        let text = words(300, from: 50, prefix: "z", &generator).joined(separator: " ")
        #expect(index(quotes).trace(text).traceableWords == 0)
    }

    @Test(arguments: 0..<20)
    func `the order of the texts does not matter and the parts add up`(seed: Int) {
        var generator = Generator(state: UInt64(seed) + 2000)
        let texts = (0..<25).map { number in
            AttributedText(
                participant: "P\(number % 5)",
                text: words(40, from: 6, prefix: "q", &generator).joined(separator: " "), origin: "q\(number)")
        }
        let text = words(200, from: 6, prefix: "q", &generator).joined(separator: " ")
        let one = TraceIndex(texts, normaliser: normaliser, runWords: 5).trace(text)
        let other = TraceIndex(texts.shuffled(using: &generator), normaliser: normaliser, runWords: 5).trace(text)
        #expect(one == other)
        #expect(one.traceableWords == one.byParticipant.values.reduce(0, +))
        #expect(one.traceableWords <= one.words)
        #expect(one.runs.allSatisfy { $0.words >= 5 })
    }

    @Test func `a hundred thousand words are indexed and compared at once`() {
        var generator = Generator(state: 7)
        let texts = (0..<500).map { number in
            AttributedText(
                participant: "P\(number % 40)",
                text: words(200, from: 3000, prefix: "q", &generator).joined(separator: " "), origin: "q\(number)")
        }
        let index = TraceIndex(texts, normaliser: normaliser, runWords: 5)
        let trace = index.trace(texts.prefix(50).map(\.text).joined(separator: " "))
        #expect(trace.traceableWords == 10_000)
    }
}
