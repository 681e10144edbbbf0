import Testing

@testable import Redaction

@Suite struct LetterTreeTests {
    @Test(arguments: 1...60)
    func `knows the words it was given, the first of equal ones, and no others`(seed: Int) {
        var numbers = SeededNumbers(seed: seed)
        func word() -> [UInt8] {
            (0..<Int.random(in: 1...4, using: &numbers)).map { _ in UInt8.random(in: 0x61...0x63, using: &numbers) }
        }
        let words = (0..<40).map { _ in word() }
        var tree = LetterTree()
        for (number, word) in words.enumerated() { tree.insert(word, number) }
        for word in words + (0..<40).map({ _ in word() }) {
            var node: Int? = 0
            for letter in word { node = node.flatMap { tree.step(from: $0, letter) } }
            #expect(node.flatMap { tree.value(at: $0) } == words.firstIndex(of: word))
        }
    }
}
