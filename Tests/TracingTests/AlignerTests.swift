import Redaction
import Testing

@testable import Tracing

private let plain = TraceNormaliser(lexicons: LexiconSet([]))

private func traced(
    _ text: String, _ quote: String, normaliser: TraceNormaliser = plain, runWords: Int = 5
) -> Int {
    TraceIndex(
        [AttributedText(participant: "P1", text: quote, origin: "q")], normaliser: normaliser, runWords: runWords
    ).trace(text).traceableWords
}

@Suite struct AlignerTests {
    @Test(arguments: [
        ("articles", "we wrote a plan on the back of an envelope", "we wrote the plan on a back of the envelope", 7),
        ("possessives", "I lost my faith in our rota that winter", "they lost their faith in the rota that winter", 6),
        (
            "added articles", "after night shifts kitchen lights hum loudly",
            "after the night shifts the kitchen lights hum loudly", 7
        ),
        (
            "the person for a pronoun", "then she rang Monday about her locum shifts",
            "then the person rang Monday about locum shifts", 6
        ),
        (
            "a bracketed pronoun", "only because [they] needed quieter clinic rooms",
            "only because I needed quieter clinic rooms", 6
        ),
    ])
    func `overlooks light words without counting them`(what: String, quote: String, text: String, words: Int) {
        #expect(traced(text, quote) == words, "\(what)")
    }

    @Test(arguments: [
        ("we need quieter clinic waiting rooms", "we needed quieter clinic waiting room", 4),
        ("it will help because nobody has to explain", "it would help because nobody had to explain", 6),
        ("she goes home early whenever clinics finish", "she went home early whenever clinics finished", 5),
    ])
    func `leads on over another form of a word without counting it`(quote: String, text: String, words: Int) {
        #expect(traced(text, quote, runWords: 4) == words)
    }

    @Test func `does not join what two other words part`() {
        #expect(
            traced("clinics finish late green tables hum loudly", "clinics finish blue mugs tables hum loudly") == 0)
        #expect(traced("I was the one", "they were a one") == 0)
    }

    @Test func `finds nothing in light words that differ`() {
        #expect(traced("it is that of me to you", "this is the of them to it", runWords: 3) == 0)
    }

    // MARK: Generalised words

    private let lexicons = LexiconSet([
        Lexicon(
            kind: .role,
            entries: [
                LexiconEntry(surface: "registrar", canonical: "registrar"),
                LexiconEntry(surface: "trainee", canonical: "trainee doctor"),
                LexiconEntry(surface: "specialist nurse", canonical: "specialist nurse"),
                LexiconEntry(surface: "consultant", canonical: "consultant"),
            ]),
        Lexicon(kind: .organisation, entries: [LexiconEntry(surface: "the Larkfield", canonical: "hospital")]),
        Lexicon(kind: .place, entries: [LexiconEntry(surface: "Otterby", canonical: "Otterby")]),
    ])

    private var generalising: TraceNormaliser {
        TraceNormaliser(
            lexicons: lexicons,
            ladders: [
                .role: [
                    ["registrar", "trainee doctor", "doctor", "*"], ["consultant", "senior doctor", "doctor", "*"],
                    ["specialist nurse", "nurse", "*", "*"],
                ],
                .place: [["Otterby", "Westshire", "*"]],
            ])
    }

    @Test(arguments: [
        ("a registrar rang from the Larkfield before supper", "a trainee rang from a hospital before supper", 7),
        ("a consultant rang from Otterby before supper", "a doctor rang from Westshire before supper", 7),
        ("she met a registrar near Otterby twice", "they met a doctor near Westshire twice", 7),
        ("a consultant rang Monday before supper", "the senior doctor rang Monday before supper", 6),
    ])
    func `takes words that generalise to each other as equal`(quote: String, text: String, words: Int) {
        #expect(traced(text, quote, normaliser: generalising) == words)
        #expect(traced(text, quote) < words)
    }

    @Test func `keeps apart what stands beside each other in a hierarchy`() {
        let apart = traced(
            "a consultant rang from there twice", "a registrar rang from there twice", normaliser: generalising)
        #expect(apart < 6)
        let nurse = traced("rang a nurse twice", "rang a registrar twice", normaliser: generalising, runWords: 3)
        #expect(nurse == 0)
    }
}

@Suite struct PlantedRunTests {
    private typealias Generator = TracingProperties.Generator

    /// Words that nothing folds.
    private static let heavy = [
        "kettle", "ladder", "window", "marble", "copper", "saddle", "lantern", "pebble", "velvet", "timber", "harbour",
        "meadow", "thistle", "anchor", "basket", "candle", "hammer", "ribbon", "tunnel", "walnut",
    ]

    /// Ways to say the same so that a reader would not notice.
    private static func disguise(_ words: [String], _ way: Int, _ generator: inout Generator) -> String {
        switch way {
        case 0: return words.map { $0.uppercased() }.joined(separator: " ")
        case 1:
            return words.map { $0 + [",", ";", " –", "…", ".", "?"].randomElement(using: &generator)! }.joined(
                separator: " ")
        case 2: return "“" + words.joined(separator: "” “") + "”"
        case 3:
            return words.flatMap { [$0, ["you know,", "um", "I mean", "erm"].randomElement(using: &generator)!] }
                .joined(separator: " ")
        case 4: return words.map { $0 == "she" ? "they" : $0 == "he" ? "she" : $0 }.joined(separator: " ")
        case 5:
            return words.flatMap { [$0, ["the", "a", "their", "my"].randomElement(using: &generator)!] }.joined(
                separator: " ")
        case 6: return words.joined(separator: "\u{200B} \u{A0}")
        default:
            return words.map { $0 == "is not" ? "isn’t" : $0 == "they have" ? "they’ve" : $0 }.joined(separator: "  ")
        }
    }

    @Test(arguments: 0..<80)
    func `every planted run is found in whatever disguise`(seed: Int) {
        var generator = Generator(state: UInt64(seed) + 5000)
        let special = ["she", "he", "is not", "they have"]
        func talk(_ count: Int) -> [String] {
            (0..<count).map { place in
                place % 4 == 3 && seed % 8 != 5
                    ? special.randomElement(using: &generator)! : Self.heavy.randomElement(using: &generator)!
            }
        }
        let texts = (0..<12).map { number in
            AttributedText(participant: "P\(number % 4)", text: talk(30).joined(separator: " "), origin: "q\(number)")
        }
        let said = talk(5 + seed % 6)
        let source = AttributedText(
            participant: "P9", text: (["zinc"] + said + ["zinc"]).joined(separator: " "), origin: "planted")
        let text = "quartz violin " + Self.disguise(said, seed % 8, &generator) + " quartz violin"
        let trace = TraceIndex(texts + [source], normaliser: plain, runWords: 5).trace(text)
        let words = plain.words(of: said.joined(separator: " ")).count
        #expect(trace.traceableWords == words, "seed \(seed)")
        #expect(trace.longestRun == words)
    }
}

@Suite struct BruteForceTests {
    /// All words of a document that lie on some alignment, by looking at every pair of places and every way on.
    ///
    /// The rules without light words: between two stretches of two words or more one word on either side or both; one stretch
    /// has three words; all have `runWords`.
    private static func traced(_ document: [Int], _ text: [Int], runWords: Int) -> Set<Int> {
        /// The words of the stretch so far, up to three, and whether one of three has been.
        struct State: Hashable { var i: Int, j: Int, length: Int, hasLong: Bool }
        func next(_ state: State) -> [State] {
            var next: [State] = []
            for (di, dj) in [(0, 0), (0, 1), (1, 0), (1, 1)] where di + dj == 0 || state.length > 1 {
                let (i, j) = (state.i + 1 + di, state.j + 1 + dj)
                guard i < document.count, j < text.count, document[i] == text[j] else { continue }
                let length = di + dj == 0 ? min(3, state.length + 1) : 1
                next.append(State(i: i, j: j, length: length, hasLong: state.hasLong || length == 3))
            }
            return next
        }
        var suffixes: [State: Int] = [:]
        /// The most words that can follow, or very few where no end is allowed.
        func suffix(_ state: State) -> Int {
            if let known = suffixes[state] { return known }
            var best = state.hasLong && state.length > 1 ? 0 : -1000
            for state in next(state) { best = max(best, 1 + suffix(state)) }
            suffixes[state] = best
            return best
        }
        var prefixes: [State: Int] = [:]
        var found: Set<Int> = []
        for i in document.indices {
            for j in text.indices where document[i] == text[j] {
                let start = State(i: i, j: j, length: 1, hasLong: false)
                prefixes[start] = max(prefixes[start] ?? 0, 1)
                for length in 1...3 {
                    for hasLong in [false, true] {
                        let state = State(i: i, j: j, length: length, hasLong: hasLong)
                        guard let prefix = prefixes[state] else { continue }
                        if prefix + suffix(state) >= runWords { found.insert(i) }
                        for following in next(state) {
                            prefixes[following] = max(prefixes[following] ?? 0, prefix + 1)
                        }
                    }
                }
            }
        }
        return found
    }

    @Test(arguments: 0..<150)
    func `agrees with looking at every pair of places`(seed: Int) {
        var generator = TracingProperties.Generator(state: UInt64(seed) + 9000)
        let vocabulary = [12, 25, 60][seed % 3]
        func name(_ number: Int) -> String {
            "q" + String(number, radix: 8).map { String("bcdfghjk".dropFirst($0.wholeNumberValue!).first!) }.joined()
        }
        func row(_ count: Int) -> [Int] { (0..<count).map { _ in Int.random(in: 0..<vocabulary, using: &generator) } }
        let texts = (0..<4).map { _ in row(50) }
        var document = row(40)
        for _ in 0..<4 {
            // Plant a stretch, and change, add or take out a word in it.
            let source = texts.randomElement(using: &generator)!
            let start = Int.random(in: 0..<40, using: &generator)
            var copy = Array(source[start..<min(50, start + Int.random(in: 4...10, using: &generator))])
            let place = Int.random(in: 1..<copy.count, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: copy[place] = vocabulary
            case 1: copy.insert(vocabulary, at: place)
            case 2: copy.remove(at: place)
            default: break
            }
            document.insert(contentsOf: copy, at: Int.random(in: 0...document.count, using: &generator))
        }
        let index = TraceIndex(
            texts.enumerated().map {
                AttributedText(participant: "P\($0)", text: $1.map(name).joined(separator: " "), origin: "q\($0)")
            }, normaliser: plain, runWords: 5)
        let attribution = index.attribution(of: document.map(name).joined(separator: " "))
        let found = Set(attribution.owner.indices.filter { attribution.owner[$0] != nil })
        let expected = texts.reduce(into: Set<Int>()) {
            $0.formUnion(Self.traced(document, $1, runWords: 5))
        }
        // Among few words many ways on are open, and the longest next stretch may not lead furthest.
        if vocabulary == 60 { #expect(found == expected, "seed \(seed)") }
        #expect(found.isSubset(of: expected), "seed \(seed)")
        for start in 0...(document.count - 5) {
            let row = document[start..<(start + 5)]
            let isShared = texts.contains { text in (0...45).contains { text[$0..<($0 + 5)].elementsEqual(row) } }
            if isShared { #expect(found.isSuperset(of: start..<(start + 5)), "seed \(seed)") }
        }
    }
}
