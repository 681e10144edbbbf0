import Testing

@testable import Redaction

/// Small numbers that a seed determines.
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}

@Suite struct EditListTests {
    /// Random edits of an ASCII text: replacements, deletions and insertions.
    private func randomEdits(of text: String, using numbers: inout SeededNumbers) -> EditList {
        let count = text.utf8.count
        let bytes = Array(text.utf8)
        let edits = (0..<Int.random(in: 0...4, using: &numbers)).map { _ in
            let start = Int.random(in: 0...count, using: &numbers)
            let end = min(count, start + Int.random(in: 0...4, using: &numbers))
            let replacement = String(repeating: "x", count: Int.random(in: 0...3, using: &numbers))
            return Edit(
                range: start..<end, original: String(decoding: bytes[start..<end], as: UTF8.self),
                replacement: replacement, category: .prose, rule: "test")
        }
        return EditList(edits)
    }

    @Test(arguments: 1...300)
    func `two lists composed do what the two do in turn`(seed: Int) {
        var numbers = SeededNumbers(seed: seed)
        let source = "abcdefghijklmnopqrstuvwxyz"
        let first = randomEdits(of: source, using: &numbers)
        let middle = first.applied(to: source)
        let second = randomEdits(of: middle, using: &numbers)
        let both = first.then(second, on: source)
        #expect(both.applied(to: source) == second.applied(to: middle))
    }

    @Test(arguments: 1...300)
    func `composed edits lie apart, in order, and quote the source`(seed: Int) {
        var numbers = SeededNumbers(seed: seed)
        let source = "The quick brown fox jumps over it"
        let first = randomEdits(of: source, using: &numbers)
        let both = first.then(randomEdits(of: first.applied(to: source), using: &numbers), on: source)
        let bytes = Array(source.utf8)
        var end = 0
        for edit in both.edits {
            #expect(edit.range.lowerBound >= end)
            #expect(edit.original == String(decoding: bytes[edit.range], as: UTF8.self))
            end = edit.range.upperBound
        }
    }

    @Test(arguments: 1...100)
    func `which edits are kept does not depend on their order`(seed: Int) {
        var numbers = SeededNumbers(seed: seed)
        let list = randomEdits(of: "abcdefghijklmnop", using: &numbers)
        #expect(EditList(list.edits.reversed()) == list)
    }

    @Test func `the longer of two overlapping edits wins`() {
        let short = Edit(range: 2..<4, original: "cd", replacement: "1", category: .place, rule: "short")
        let long = Edit(range: 0..<5, original: "abcde", replacement: "2", category: .person, rule: "long")
        #expect(EditList([short, long]).edits == [long])
        #expect(EditList([long, short]).applied(to: "abcdef") == "2f")
    }

    /// What may be kept, by looking at every edit that is kept already.
    private func keptOneByOne(_ candidates: [Edit]) -> [Edit] {
        let ranked = candidates.enumerated().sorted {
            ($1.element.range.count, $0.element.range.lowerBound, $0.offset)
                < ($0.element.range.count, $1.element.range.lowerBound, $1.offset)
        }
        var kept: [Edit] = []
        for (_, edit) in ranked {
            let conflicts = kept.contains { other in
                if edit.range.isEmpty && other.range.isEmpty { return edit.range == other.range }
                return edit.range.lowerBound < other.range.upperBound && other.range.lowerBound < edit.range.upperBound
            }
            if !conflicts { kept.append(edit) }
        }
        return kept.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    }

    @Test(arguments: 1...400)
    func `keeps what a look at every pair would keep`(seed: Int) {
        var numbers = SeededNumbers(seed: seed)
        let candidates = (0..<Int.random(in: 0...12, using: &numbers)).map { number in
            let start = Int.random(in: 0...20, using: &numbers)
            let end = start + Int.random(in: 0...5, using: &numbers)
            return Edit(range: start..<end, original: "", replacement: "\(number)", category: .prose, rule: "test")
        }
        #expect(EditList(candidates).edits == keptOneByOne(candidates))
    }

    @Test(arguments: 1...400)
    func `keeps the surest detections, then the longest, then the first`(seed: Int) {
        var numbers = SeededNumbers(seed: seed)
        let found = (0..<Int.random(in: 0...12, using: &numbers)).map { number in
            let start = Int.random(in: 0...20, using: &numbers)
            let end = start + Int.random(in: 1...6, using: &numbers)
            return Detection(
                range: start..<end, tokens: 0..<1, category: .person,
                confidence: Confidence(rawValue: Int.random(in: 0...2, using: &numbers)) ?? .low, rule: "\(number)")
        }
        let ranked = found.enumerated().sorted {
            ($1.element.confidence.rawValue, $1.element.range.count, $0.offset)
                < ($0.element.confidence.rawValue, $0.element.range.count, $1.offset)
        }
        var kept: [Detection] = []
        for (_, one) in ranked where !kept.contains(where: { $0.range.overlaps(one.range) }) { kept.append(one) }
        #expect(found.resolved() == kept.sorted { $0.range.lowerBound < $1.range.lowerBound })
    }
}
