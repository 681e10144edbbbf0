extension TokenisedText {
    /// The text after edits, with its words looked up.
    ///
    /// White space ends every token, so that only what stands between the white space on either side of an edit is cut
    /// anew; all other tokens are those of this text, moved.
    func applying(_ list: EditList, known lexicons: LexiconSet) -> TokenisedText {
        guard !list.isEmpty else { return known(to: lexicons) }
        var editing = Editing(of: known(to: lexicons))
        var next = 0
        while next < list.edits.count { editing.cutAnew(around: list.edits, from: &next) }
        return editing.finished(known: lexicons)
    }
}

/// The tokens of a text while it is edited, from its beginning to its end.
private struct Editing {
    private let text: TokenisedText
    /// How much of the text is done, in bytes and tokens.
    private var position = 0
    private var token = 0
    private var bytes: [UInt8] = []
    private var tokens: [Token] = []
    private var facts: [WordFacts] = []
    /// Which of the tokens were cut anew and have not been looked up.
    private var fresh: [Range<Int>] = []

    init(of text: TokenisedText) {
        self.text = text
        bytes.reserveCapacity(text.bytes.count + 64)
        tokens.reserveCapacity(text.tokens.count + 16)
        facts.reserveCapacity(text.tokens.count + 16)
    }

    /// Makes the edits from `next` on that no white space parts from each other.
    mutating func cutAnew(around edits: [Edit], from next: inout Int) {
        copy(through: beginning(before: edits[next].range.lowerBound))
        let start = bytes.count
        var end = position
        repeat {
            let edit = edits[next]
            bytes += text.bytes[position..<edit.range.lowerBound]
            bytes += edit.replacement.utf8
            position = edit.range.upperBound
            if end <= position { end = self.end(from: position) }
            next += 1
        } while next < edits.count && edits[next].range.lowerBound <= end
        bytes += text.bytes[position..<end]
        position = end
        let count = tokens.count
        Tokeniser.append(bytes, from: start, to: &tokens)
        fresh.append(count..<tokens.count)
        facts.append(contentsOf: repeatElement([], count: tokens.count - count))
        while token < text.tokens.count, text.tokens[token].range.lowerBound < end { token += 1 }
    }

    /// The whole text after the edits.
    mutating func finished(known lexicons: LexiconSet) -> TokenisedText {
        copy(through: text.bytes.count)
        let found = lexicons.facts(of: fresh.flatMap { tokens[$0] })
        for (index, facts) in zip(fresh.joined(), found) { self.facts[index] = facts }
        return TokenisedText(bytes: bytes, tokens: tokens, facts: facts)
    }

    /// Takes over what stands before a place, where no edit is.
    private mutating func copy(through end: Int) {
        let shift = bytes.count - position
        bytes += text.bytes[position..<end]
        position = end
        let first = token
        while token < text.tokens.count, text.tokens[token].range.lowerBound < end { token += 1 }
        if shift == 0 {
            tokens += text.tokens[first..<token]
        } else {
            for index in first..<token { tokens.append(text.tokens[index].moved(by: shift)) }
        }
        facts += text.facts[first..<token]
    }

    /// The place behind the white space before an edit, or the end of what is done.
    private func beginning(before place: Int) -> Int {
        var start = place
        while start > position, text.bytes[start - 1] > 0x20 { start -= 1 }
        return start
    }

    /// The place of the next white space, or the end of the text.
    private func end(from place: Int) -> Int {
        var end = place
        while end < text.bytes.count, text.bytes[end] > 0x20 { end += 1 }
        return end
    }
}
