import Redaction
import Testing

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
}
