import Testing

@testable import Corpus

@Suite struct EditDistanceTests {
    @Test(arguments: [
        ("", "", 0), ("case", "case", 0), ("consnt", "consent", 1), ("isue", "issue", 1), ("waev", "wave", 1),
        ("sensitve", "sensitive", 1), ("voise", "voice", 1), ("mood", "wave", 4), ("", "abc", 3), ("ab", "ba", 1),
    ])
    func `counts letters put in, left out, replaced or swapped`(left: String, right: String, expected: Int) {
        #expect(editDistance(left, right) == expected)
        #expect(editDistance(right, left) == expected)
    }
}
