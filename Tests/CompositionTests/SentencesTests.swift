import Corpus
import Policies
import Redaction
import Testing

@testable import Composition

@Suite struct SentencesTests {
    @Test(arguments: [
        ("They came. They sat.", ["They came.", "They sat."]),
        ("Why? Nobody asked!  We met.", ["Why?", "Nobody asked!", "We met."]),
        ("‘I would mind,’ they said. Then they left.", ["‘I would mind,’ they said.", "Then they left."]),
        ("They said, ‘Not today.’ We waited.", ["They said, ‘Not today.’", "We waited."]),
        ("‘Why?’ they said.", ["‘Why?’ they said."]),
        ("I saw Dr. Gray at noon. We spoke.", ["I saw Dr. Gray at noon.", "We spoke."]),
        ("It was... well, it was late. So.", ["It was... well, it was late.", "So."]),
        ("We stopped… Nobody spoke.", ["We stopped…", "Nobody spoke."]),
        ("It rose by 2.5 points. Good.", ["It rose by 2.5 points.", "Good."]),
        ("no full stop", ["no full stop"]),
        ("", []),
    ])
    func cutsAtTheEndOfSentencesOnly(text: String, expected: [String]) {
        let tokenised = TokenisedText(text)
        #expect(Sentences.ranges(in: tokenised).map { tokenised[$0] } == expected)
    }

    @Test func sentencesOfTheCorpusCoverEveryWordOnce() {
        for fragment in SampleStudy.material.fragments {
            let text = TokenisedText(fragment.text)
            let ranges = Sentences.ranges(in: text)
            #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
            let covered = text.tokens.count { token in ranges.contains { $0.contains(token.range.lowerBound) } }
            #expect(covered == text.tokens.count, "\(fragment.id)")
        }
    }
}

@Suite struct SourceMapTests {
    private func edit(_ range: Range<Int>, _ replacement: String) -> Edit {
        Edit(range: range, original: "", replacement: replacement, category: .prose, rule: "test")
    }

    @Test func leadsAStretchBackPastEditsBeforeIt() throws {
        // "abcdef" → "XYZdf": abc → XYZ, e → nothing.
        let list = EditList([edit(0..<3, "XYZ"), edit(4..<5, "")])
        let found = try #require(SourceMap(list).source(of: 3..<5))
        #expect(found.range == 3..<6)
        #expect(found.edits.map(\.range) == [1..<2])
    }

    @Test func refusesAStretchThatCutsThroughAReplacement() {
        #expect(SourceMap(EditList([edit(0..<3, "XYZ")])).source(of: 1..<3) == nil)
    }

    @Test(arguments: 0..<200) func editsOfAStretchMakeThatStretch(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        let source = String(
            (0..<Int.random(in: 10...60, using: &random)).map { _ in letters.randomElement(using: &random)! })
        var edits: [Edit] = []
        var position = 0
        while position < source.utf8.count {
            let start = position + Int.random(in: 0...6, using: &random)
            let end = min(source.utf8.count, start + Int.random(in: 0...4, using: &random))
            guard start <= end, start < source.utf8.count else { break }
            edits.append(edit(start..<end, String(repeating: "#", count: Int.random(in: 0...4, using: &random))))
            position = end + 1
        }
        let list = EditList(edits)
        let result = Array(list.applied(to: source).utf8)
        let lower = Int.random(in: 0...result.count, using: &random)
        let upper = Int.random(in: lower...result.count, using: &random)
        guard let found = SourceMap(list).source(of: lower..<upper), found.range.lowerBound <= found.range.upperBound
        else { return }
        let stretch = String(decoding: Array(source.utf8)[found.range], as: UTF8.self)
        #expect(EditList(found.edits).applied(to: stretch) == String(decoding: result[lower..<upper], as: UTF8.self))
    }
}
