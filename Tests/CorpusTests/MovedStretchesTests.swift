import Testing

@testable import Corpus

@Suite struct MovedStretchesTests {
    private static func place(of word: String, in old: String, _ new: String) -> String? {
        let start = old.unicodeScalars.count - (old.distanceToEnd(from: word) ?? 0)
        let range = start..<(start + word.unicodeScalars.count)
        guard let place = MovedStretches(from: old, to: new).place(of: range) else { return nil }
        return "\(place.lowerBound) " + String(String.UnicodeScalarView(Array(new.unicodeScalars)[place]))
    }

    @Test(arguments: [
        ("at the Moorside gate we stood", "So at the Moorside gate we stood", "10 Moorside"),
        ("at the Moorside gate we stood", "at the Moorside gate we stood still", "7 Moorside"),
        ("é😀 at the Moorside gate we stood", "so é😀 at the Moorside gate we stood", "13 Moorside"),
        ("we came at the Moorside, and so on and on", "they came at the Moorside, and so on and off", "17 Moorside"),
        ("at Moorside", "at Moorside", "3 Moorside"),
        ("  at   the\nMoorside gate we", "at the Moorside gate we", "7 Moorside"),
    ])
    func `what is as it was is found where it is now`(old: String, new: String, place: String) {
        #expect(Self.place(of: "Moorside", in: old, new) == place)
    }

    @Test(arguments: [
        ("at the Moorside gate we stood", "at a Moorside gate we stood"),
        ("at the Moorside gate we stood", "at the Moorside door we stood"),
        ("at the Moorside gate we stood", "at the Moorsides gate we stood"),
        ("at the Moorside gate we stood", "in the Moorside gate we stood"),
        ("at Moorside", "not at Moorside"), ("at Moorside", "at Moorside then"), ("at Moorside", ""),
    ])
    func `what has changed, or stands beside what has, is not found`(old: String, new: String) {
        #expect(Self.place(of: "Moorside", in: old, new) == nil)
    }

    @Test(arguments: 0..<40)
    func `what is found says the same, and what stands in an unchanged text stays`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let vocabulary = ["a", "be", "ça", "deed", "é", "f😀g"]
        let old = (0..<60).map { _ in vocabulary.randomElement(using: &generator)! }
        var new = old
        for _ in 0..<Int.random(in: 0...6, using: &generator) {
            let place = Int.random(in: 0..<new.count, using: &generator)
            if Bool.random(using: &generator) { new.remove(at: place) } else { new.insert("new", at: place) }
        }
        let oldText = old.joined(separator: " ")
        let newText = new.joined(separator: " ")
        let moved = MovedStretches(from: oldText, to: newText)
        let oldScalars = Array(oldText.unicodeScalars)
        let newScalars = Array(newText.unicodeScalars)
        for start in 0..<oldScalars.count {
            for length in [1, 4] where start + length <= oldScalars.count {
                let range = start..<(start + length)
                let place = moved.place(of: range)
                if let place { #expect(newScalars[place].elementsEqual(oldScalars[range])) }
                if oldText == newText, oldScalars[range].contains(where: { $0 != " " }) { #expect(place == range) }
            }
        }
    }

    @Test func `a text that is wholly another is compared in no time`() {
        let old = (0..<20_000).map { "w\($0)" }.joined(separator: " ")
        let new = (0..<20_000).map { "v\($0)" }.joined(separator: " ")
        #expect(MovedStretches(from: old, to: new).place(of: 0..<2) == nil)
    }
}

extension String {
    /// How many scalars there are from the first place of a word to the end.
    fileprivate func distanceToEnd(from word: String) -> Int? {
        firstRange(of: word).map { unicodeScalars.distance(from: $0.lowerBound, to: unicodeScalars.endIndex) }
    }
}
