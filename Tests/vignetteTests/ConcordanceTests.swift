import Corpus
import Redaction
import Testing

@testable import vignette

@Suite struct ConcordanceTests {
    private static func record(
        _ id: Int64, _ range: Range<Int>, _ original: String, in fragment: String = "X1"
    ) -> RedactionRecord {
        RedactionRecord(
            id: id,
            proposal: ProposedRedaction(
                fragment: fragment, range: range, original: original, replacement: "x", category: .place, rule: "r"),
            decision: .proposed, by: "", reason: nil, group: 1, isShared: false, needsSecondLook: false)
    }

    private static func line(_ text: String, _ original: String, words: Int) -> String? {
        guard let range = text.firstRange(of: original) else { return nil }
        let scalars = text.unicodeScalars
        let start = scalars.distance(from: scalars.startIndex, to: range.lowerBound)
        let end = scalars.distance(from: scalars.startIndex, to: range.upperBound)
        return Concordance([record(1, start..<end, original)], in: ["X1": text], words: words).lines.first.map {
            $0.left + "«" + $0.original + "»" + $0.right
        }
    }

    @Test(arguments: [
        ("one two three Leeds four five six", 2, "…two three «Leeds» four five…"),
        ("one two three Leeds four five six", 3, "one two three «Leeds» four five six"),
        ("one two three Leeds four five six", 0, "…«Leeds»…"), ("Leeds", 4, "«Leeds»"),
        ("in (Leeds), of course", 2, "in («Leeds»), of…"), ("in\n\n  Leeds’s\tmills", 3, "in «Leeds»’s mills"),
        ("é😀 Leeds ça", 1, "é😀 «Leeds» ça"), ("  Leeds  ", 2, "«Leeds»"),
        ("a\u{1B}[31mred\u{202E} Leeds x", 1, "a[31mred «Leeds» x"),
    ])
    func `so many words stand around an original, on one line`(text: String, words: Int, line: String) {
        #expect(Self.line(text, "Leeds", words: words) == line)
    }

    @Test func `space that goes with an original stands outside of it`() {
        #expect(Self.line("from Cebu or Manila and", " or Manila ", words: 1) == "…Cebu «or Manila» and")
    }

    @Test func `originals stand under each other`() {
        let texts = ["X1": "At Leeds we were", "X22": "A long time after that in Leeds"]
        let lines = Concordance(
            [Self.record(7, 3..<8, "Leeds"), Self.record(123, 26..<31, "Leeds", in: "X22")], in: texts, words: 3
        ).text(indent: 1)
        #expect(
            lines == [
                "   7  X1   proposed              At «Leeds» we were",
                " 123  X22  proposed  …after that in «Leeds»",
            ])
    }

    @Test func `what its fragment does not have is left out`() {
        let texts = ["X1": "At Leeds"]
        let records = [Self.record(1, 3..<9, "Leeds!"), Self.record(2, 3..<8, "Leeds", in: "X9")]
        #expect(Concordance(records, in: texts, words: 3).lines.isEmpty)
    }

    private static func group(
        _ id: Int64, _ original: String, _ counts: [Decision: Int], confidence: Confidence? = .medium, looks: Int = 0,
        standing: Decision? = nil, category: EditCategory = .place, spellings: [String]? = nil
    ) -> RedactionGroup {
        RedactionGroup(
            id: id, category: category, spellings: spellings ?? [original], replacements: ["x", "y"], rules: ["r"],
            confidence: confidence, counts: counts, secondLooks: looks, standing: standing,
            redactions: Array(1...Int64(counts.values.reduce(0, +))), fragments: ["X1"])
    }

    @Test func `what needs a person's eye comes first`() {
        let groups = [
            Self.group(1, "accepted", [.accepted: 1], confidence: .low), Self.group(2, "rejected", [.rejected: 9]),
            Self.group(3, "sure", [.proposed: 9], confidence: .high),
            Self.group(4, "silent", [.proposed: 1], confidence: nil),
            Self.group(5, "seldom", [.proposed: 1], confidence: .low),
            Self.group(6, "often", [.proposed: 2, .accepted: 1], confidence: .low),
            Self.group(7, "direct", [.proposed: 1], confidence: .low, category: .person),
            Self.group(8, "again", [.rejected: 2], looks: 1, standing: .rejected),
            Self.group(9, "mixed", [.rejected: 1, .accepted: 1]),
        ]
        let order = ["again", "direct", "often", "seldom", "sure", "silent", "rejected", "mixed", "accepted"]
        #expect(RedactionGroup.inOrderOfNeed(groups).map(\.original) == order)
        #expect(RedactionGroup.inOrderOfNeed(groups.reversed()).map(\.original) == order)
    }

    @Test func `a list has a heading for what is to be done, and columns`() {
        let groups = [
            Self.group(8, "again", [.rejected: 2], looks: 1, standing: .rejected),
            Self.group(5, "two\nlines", [.proposed: 1], confidence: nil),
            Self.group(1, "Ann", [.accepted: 10], standing: .accepted, spellings: ["Ann", "Ann's"]),
        ]
        #expect(
            GroupTable.text(groups, context: [5: ["    X"]]) == """
                LOOK AGAIN: rejected before these came; nobody has looked, and their words stay in print
                  group  count  original     becomes  category  sure    rule
                      8      2  “again”      “x” +1   place     medium  r     1 to look at

                NOT DECIDED: replaced unless you reject it
                  group  count  original     becomes  category  sure    rule
                      5      1  “two lines”  “x” +1   place     –       r
                    X

                ACCEPTED: replaced
                  group  count  original     becomes  category  sure    rule
                      1     10  “Ann” +1     “x” +1   place     medium  r     now and later

                """)
    }

    @Test(arguments: [(1, "1 redaction"), (0, "0 redactions"), (2, "2 redactions")])
    func `a noun has the form of its number`(number: Int, text: String) {
        #expect(counted(number, "redaction") == text)
    }
}
