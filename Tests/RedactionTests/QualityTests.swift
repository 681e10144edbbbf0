import Redaction
import Testing

@Suite struct QualityTests {
    @Test(arguments: [
        ("they are late", "they are late", 0), ("they is late", "they are late", 1), ("", "they are late", 3),
        ("they are late", "", 3), ("they are very late", "they are late", 1), ("They are late", "they are late", 1),
        ("late they are", "they are late", 2), (" they  are\nlate", "they are late", 0),
        ("they are late.", "they are late", 1),
    ])
    func `counts the words to change`(text: String, reference: String, edits: Int) {
        let errors = WordErrors(of: text, against: reference)
        #expect(errors.edits == edits)
        #expect(errors.referenceWords == reference.split(separator: " ").count)
    }

    @Test func `adds up texts by their words, not by their rates`() {
        var errors = WordErrors(of: "a", against: "b")
        errors += WordErrors(of: "a b c d e f g h i", against: "a b c d e f g h i")
        #expect(errors.rate == 10)
        #expect(WordErrors().rate == 0)
        #expect(WordErrors(of: "x", against: "").rate == 100)
    }

    /// Words of a small alphabet, so that texts have much in common.
    private func words(_ generator: inout SplitMix, upTo length: Int) -> [String] {
        (0..<Int.random(in: 0...length, using: &generator)).map { _ in String("abc".randomElement(using: &generator)!) }
    }

    @Test func `is a distance`() {
        var generator = SplitMix(seed: 4)
        for _ in 0..<500 {
            let (a, b, c) = (words(&generator, upTo: 8), words(&generator, upTo: 8), words(&generator, upTo: 8))
            func distance(_ from: [String], _ to: [String]) -> Int {
                WordErrors(of: from.joined(separator: " "), against: to.joined(separator: " ")).edits
            }
            #expect(distance(a, b) == distance(b, a))
            #expect((distance(a, b) == 0) == (a == b))
            #expect(distance(a, c) <= distance(a, b) + distance(b, c))
            #expect(distance(a, b) >= abs(a.count - b.count))
            #expect(distance(a, b) <= max(a.count, b.count))
        }
    }

    private func span(_ start: Int, _ end: Int, _ category: String) -> LabelledSpan {
        LabelledSpan(range: start..<end, category: category)
    }

    @Test func `matches spans by overlap and category`() throws {
        let scores = SpanScore.byCategory(
            marked: [span(0, 4, "person"), span(10, 15, "place"), span(20, 24, "place"), span(30, 33, "role")],
            found: [
                span(0, 4, "person"), span(12, 18, "place"), span(21, 22, "person"), span(40, 44, "place"),
                span(4, 6, "person"),
            ])
        let person = try #require(scores["person"])
        #expect([person.marked, person.found, person.exact, person.detections, person.right] == [1, 1, 1, 3, 2])
        let place = try #require(scores["place"])
        #expect([place.marked, place.found, place.seen, place.exact, place.detections] == [2, 1, 2, 0, 2])
        #expect(place.recall == 0.5)
        #expect(place.coverage == 1)
        #expect(place.precision == 0.5)
        let role = try #require(scores["role"])
        #expect(role.recall == 0)
        #expect(role.precision == nil)
    }
}

/// A seeded generator: the same numbers on every run.
private struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
