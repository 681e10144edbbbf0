@testable import Anonymity
import Testing

@Suite struct ValueDictionaryTests {
    private func code(_ value: String, _ dictionary: inout ValueDictionary) -> UInt32 {
        Array(value.utf8).withUnsafeBufferPointer { dictionary.code(of: $0) }
    }

    @Test(arguments: 1...3)
    func `numbers values as a dictionary does`(seed: Int) {
        var numbers = SeededNumbers(seed: UInt64(seed))
        var dictionary = ValueDictionary()
        var known: [[UInt8]: UInt32] = [:]
        var values: [String] = []
        for _ in 0..<20_000 {
            let length = Int.random(in: 0...12, using: &numbers)
            let value = String((0..<length).map { _ in "abc".randomElement(using: &numbers)! })
            let expected = known[Array(value.utf8)] ?? UInt32(known.count)
            if Int(expected) == known.count {
                known[Array(value.utf8)] = expected
                values.append(value)
            }
            #expect(code(value, &dictionary) == expected)
        }
        #expect(dictionary.count == known.count)
        #expect(dictionary.values == values)
    }

    @Test func `tells empty, long and nearly equal values apart`() {
        var dictionary = ValueDictionary()
        let long = String(repeating: "é", count: 100_000)
        let values = ["", "a", "aa", "aaaaaaaa", "aaaaaaaaa", "aaaaaaaab", long, long + "x", "x" + long, "\n", " "]
        for _ in 0..<2 {
            for (expected, value) in values.enumerated() { #expect(code(value, &dictionary) == UInt32(expected)) }
        }
        #expect(dictionary.values == values)
    }

    @Test func `tells zero bytes in different numbers apart`() {
        var dictionary = ValueDictionary()
        for length in 0...40 {
            let zeros = [UInt8](repeating: 0, count: length)
            #expect(zeros.withUnsafeBufferPointer { dictionary.code(of: $0) } == UInt32(length))
        }
    }
}
