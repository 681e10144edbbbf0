/// Folded words or marks in a row that rules look for, told by their keys.
struct WordSequence: Sendable, ExpressibleByArrayLiteral {
    private let keys: [UInt64]

    init(arrayLiteral words: String...) { keys = words.map { WordKey.of($0) } }

    /// The position after them, where they stand at `index`.
    func end(in text: TokenisedText, at index: Int) -> Int? {
        guard index + keys.count <= text.tokens.count else { return nil }
        for place in keys.indices where text.tokens[index + place].key != keys[place] { return nil }
        return index + keys.count
    }
}
