import Publication

/// A Markdown document from a text.
func markdown(_ text: String) throws -> Document {
    try Document(name: "t.md", bytes: Array(text.utf8), format: .markdown)
}

/// A plain document from a text.
func plain(_ text: String) throws -> Document {
    try Document(name: "t.txt", bytes: Array(text.utf8), format: .text)
}

/// The places of the first occurrence of `word` in the text of some block: `line:column-line:column`.
func place(of word: String, in document: Document) -> String? {
    for (index, block) in document.blocks.enumerated() {
        guard let range = block.text.range(of: word) else { continue }
        let places = document.places(of: range, in: index)
        return "\(places.start.line):\(places.start.column)-\(places.end.line):\(places.end.column)"
    }
    return nil
}

extension String {
    /// The first occurrence of a word, in UTF-8 bytes.
    func range(of word: String) -> Range<Int>? {
        let bytes = Array(utf8)
        let word = Array(word.utf8)
        guard !word.isEmpty, bytes.count >= word.count else { return nil }
        for start in 0...(bytes.count - word.count) where bytes[start..<(start + word.count)].elementsEqual(word) {
            return start..<(start + word.count)
        }
        return nil
    }
}
