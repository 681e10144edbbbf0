/// Finds a name again where it is spelt small: “Ffion said … so ffion came along”.
enum RepeatedNames {
    /// The words of the names found, where they stand without a capital, common words left out.
    static func detections(in reading: NameReading, of found: [Detection]) -> [Detection] {
        let text = reading.text
        var names: Set<String> = []
        // One bit for each key: nearly every word of a text is told to be none by it.
        var mask: UInt64 = 0
        for detection in found where detection.category == .person && detection.confidence > .low {
            for token in text.tokens[detection.tokens] where token.kind == .word && token.isCapitalised {
                let word = token.base
                guard word.utf8.count > 3, !NameDetector.titles.contains(word), !reading.words.contains(word) else {
                    continue
                }
                names.insert(word)
                mask |= bit(WordKey.of(word)) | bit(WordKey.of(word + "'s"))
            }
        }
        guard mask != 0 else { return [] }
        return text.tokens.indices.compactMap { index in
            guard mask & bit(text.tokens[index].key) != 0, !text.tokens[index].isCapitalised else { return nil }
            let token = text.tokens[index]
            guard token.kind == .word,
                names.contains(token.base),
                text.facts[index].intersection(.kinds).isSubset(of: NameDetector.nameKinds)
            else { return nil }
            return Detection(
                text, index..<(index + 1), .person, flags: token.isPossessive ? Detection.possessiveMark : [],
                confidence: .medium, rule: "name.again")
        }
    }

    private static func bit(_ key: UInt64) -> UInt64 { 1 << (key & 63) }
}
