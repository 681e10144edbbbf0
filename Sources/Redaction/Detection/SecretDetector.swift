/// Finds the study's own names: as they are listed, possessive, plural or in capitals; divided or joined otherwise than in the
/// list; and, from five letters on, with one letter missing, added, changed or exchanged with its neighbour.
///
/// Accents, apostrophes, hyphens and invisible code points do not matter.
struct SecretDetector: Sendable {
    /// Where a name stands, and how it was told.
    private struct Match {
        let tokens: Range<Int>
        let secret: Int
        var isPossessive = false
        /// `split` or `misspelt`; nothing for a name as it is listed.
        var manner: String?
    }

    private let names: [SecretName]
    private let words: WordList
    private let phrases: PhraseIndex<Int>
    private let letters: LetterTree
    private let misspellings: MisspeltNames
    /// The keys of the words with which names of several words begin.
    private let firstWords: Set<UInt64>
    /// Names in scripts that put no spaces between words, as they are compared.
    private let unspaced: [(bytes: [UInt8], secret: Int)]

    private static let titles: WordSet = [
        "dr", "doctor", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "sir", "dame", "lord", "lady", "sister",
        "nurse", "matron",
    ]

    /// The same name as it is said without the title it is listed with: “Dr Nkemelu” is Nkemelu too.
    private static func withoutTitle(_ name: SecretName) -> SecretName? {
        let tokens = Tokeniser.tokens(of: name.surface).filter { $0.kind != .punctuation }
        guard tokens.count > 1, titles.contains(tokens[0].folded) else { return nil }
        let bytes = Array(name.surface.utf8)[tokens[1].range.lowerBound...]
        return SecretName(
            surface: String(decoding: bytes, as: UTF8.self), category: name.category, replacement: name.replacement)
    }

    init(_ listed: [SecretName], words: WordList) {
        let names = listed + listed.compactMap(Self.withoutTitle)
        self.names = names
        self.words = words
        phrases = PhraseIndex(names.enumerated().map { ($1.surface, $0) })
        var letters = LetterTree()
        var unspaced: [(bytes: [UInt8], secret: Int)] = []
        var spelt: [(letters: [UInt8], words: Int, secret: Int)] = []
        var firstWords: Set<UInt64> = []
        for (number, name) in names.enumerated() {
            let tokens = Tokeniser.tokens(of: name.surface).filter { $0.kind != .punctuation }
            let joined = tokens.flatMap { Self.letters(of: $0.folded) }
            guard !joined.isEmpty else { continue }
            letters.insert(joined, number)
            spelt.append((joined, tokens.count, number))
            if tokens.count > 1 { firstWords.insert(tokens[0].key) }
            if tokens.count == 1, Self.isUnspaced(tokens[0].folded) { unspaced.append((joined, number)) }
        }
        self.letters = letters
        self.unspaced = unspaced
        misspellings = MisspeltNames(spelt)
        self.firstWords = firstWords
    }

    var isEmpty: Bool { names.isEmpty }

    /// The names in a text whose words have been looked up, left to right.
    func detections(in text: TokenisedText) -> [Detection] {
        guard !isEmpty else { return [] }
        var found: [Detection] = []
        let odd = oddWords(in: text)
        var index = 0
        while index < text.tokens.count {
            guard text.tokens[index].kind != .punctuation else {
                index += 1
                continue
            }
            if let match = listed(in: text, at: index) ?? misspelt(in: text, at: index, odd: odd) {
                found.append(detection(match, in: text))
                index = max(index + 1, match.tokens.upperBound)
            } else {
                if !unspaced.isEmpty { found += unspacedNames(in: text, at: index) }
                index += 1
            }
        }
        return found
    }

    private func detection(_ match: Match, in text: TokenisedText) -> Detection {
        let name = names[match.secret]
        var flags: Set<String> = ["secret"]
        if match.isPossessive { flags.insert("possessive") }
        if let manner = match.manner { flags.insert(manner) }
        let whole = hyphenated(match.tokens, in: text)
        // Half of a double name is replaced with the other half, and no longer by what the list says for it alone.
        let replacement = whole == match.tokens ? name.replacement ?? "" : ""
        if whole != match.tokens, text.tokens[whole.upperBound - 1].isPossessive { flags.insert("possessive") }
        return Detection(
            text, whole, name.category, canonical: replacement, flags: flags,
            confidence: match.manner == "misspelt" ? .medium : .high, rule: "secret")
    }

    /// A name with the capitals that hyphens join to it: of “Ann-Marie” not Ann alone.
    private func hyphenated(_ tokens: Range<Int>, in text: TokenisedText) -> Range<Int> {
        var (lower, upper) = (tokens.lowerBound, tokens.upperBound)
        func isJoined(_ hyphen: Int, _ word: Int) -> Bool {
            text.tokens.indices.contains(word) && text.tokens.indices.contains(hyphen)
                && text.tokens[hyphen].folded == "-" && text.tokens[word].isCapitalised
                && text.touch(hyphen - 1, hyphen) && text.touch(hyphen, hyphen + 1)
        }
        guard text.tokens[lower].isCapitalised else { return tokens }
        while isJoined(upper, upper + 1) { upper += 2 }
        while lower >= 2, isJoined(lower - 1, lower - 2) { lower -= 2 }
        return lower..<upper
    }

    // MARK: As listed

    /// The longer of a name as it is listed and a name cut otherwise.
    private func listed(in text: TokenisedText, at index: Int) -> Match? {
        let (exact, divided) = (exact(in: text, at: index), divided(in: text, at: index))
        guard let exact, let divided else { return exact ?? divided }
        return divided.tokens.count > exact.tokens.count ? divided : exact
    }

    private func exact(in text: TokenisedText, at index: Int) -> Match? {
        guard let match = phrases.longestMatch(in: text, at: index) else { return nil }
        guard match.tokens.count > 1 || isName(match.value, in: text, at: index) else { return nil }
        return Match(tokens: match.tokens, secret: match.value, isPossessive: match.isPossessive)
    }

    /// A name of one word that is also a common word counts only with its capital. At the start of a sentence, where every
    /// word has one, a person's name counts unless the next word tells a word: “Mark the date”.
    private func isName(_ secret: Int, in text: TokenisedText, at index: Int) -> Bool {
        guard words.contains(text.tokens[index]) else { return true }
        guard text.tokens[index].isCapitalised else { return false }
        guard names[secret].category == .person, text.startsSentence(index), index + 1 < text.tokens.count else {
            return true
        }
        return !NameCues.afterWords.contains(text.tokens[index + 1])
    }

    // MARK: Divided

    /// A name whose letters stand there, cut into other words than in the list: `Ann-Ma rie`, `K e s t r e l`, `ONeill`.
    private func divided(in text: TokenisedText, at index: Int) -> Match? {
        var node = 0
        var position = index
        var pieces = 0
        var areLetters = true
        var isTelling = false
        var best: Match?
        while position < text.tokens.count {
            let token = text.tokens[position]
            if token.kind == .punctuation {
                guard pieces > 0, Self.joints.contains(token), text.tokens[position - 1].kind != .punctuation
                else { break }
                position += 1
                continue
            }
            let (next, hasEnding) = walk(token, in: text, from: node)
            guard let next else { break }
            pieces += 1
            areLetters = areLetters && token.folded.utf8.count == 1
            isTelling = isTelling || token.isCapitalised || !words.contains(token)
            if let secret = letters.value(at: next), isTelling,
                isLongEnough(secret, areLetters: areLetters, isDivided: pieces > 1)
            {
                best = Match(
                    tokens: index..<(position + 1), secret: secret, isPossessive: hasEnding,
                    manner: pieces > 1 ? "split" : nil)
            }
            if hasEnding { break }
            node = next
            position += 1
        }
        guard let best, best.tokens.count > 1 || isName(best.secret, in: text, at: index) else { return nil }
        return best
    }

    private static let joints: WordSet = ["-", ".", "'", "–", "_", "·", "*", "/"]

    /// The node after the letters of a word, and whether an ending stands behind a name there: `'s`, `s`, `es`. No node where
    /// the list has no such letters.
    private func walk(_ token: Token, in text: TokenisedText, from start: Int) -> (node: Int?, hasEnding: Bool) {
        token.shape.contains(.beyondASCII)
            ? walk(Self.letters(of: token.folded)[...], from: start) : walk(text.bytes[token.range], from: start)
    }

    private func walk(_ word: ArraySlice<UInt8>, from start: Int) -> (node: Int?, hasEnding: Bool) {
        func letter(_ position: Int) -> UInt8 {
            let byte = word[position]
            return byte &- 0x41 < 26 ? byte | 0x20 : byte
        }
        var node = start
        for position in word.indices {
            let isApostrophe = word[position] == 0x27
            let left = word.endIndex - position
            if isApostrophe, left != 2 || letter(position + 1) != 0x73 { continue }
            if !isApostrophe, let next = letters.step(from: node, letter(position)) {
                node = next
                continue
            }
            let isEnding =
                left == 1 && letter(position) == 0x73
                || left == 2 && letter(position + 1) == 0x73 && (isApostrophe || letter(position) == 0x65)
            return (isEnding && letters.value(at: node) != nil ? node : nil, isEnding)
        }
        return (node, false)
    }

    /// Whether a name is long enough to be told where it is divided: shorter ones are made of any words.
    private func isLongEnough(_ secret: Int, areLetters: Bool, isDivided: Bool) -> Bool {
        let length = names[secret].surface.unicodeScalars.count { $0.properties.isAlphabetic }
        return !isDivided || length >= (areLetters ? 3 : 5)
    }

    // MARK: Misspelt

    /// A name with one letter wrong. Words that the language or the lexicons know are themselves, and no misspelling.
    private func misspelt(in text: TokenisedText, at index: Int, odd: [Bool]) -> Match? {
        guard text.tokens[index].kind == .word else { return nil }
        for count in misspellings.wordCounts {
            if count == 1 {
                guard odd[index], text.facts[index].isEmpty else { continue }
            } else {
                guard odd[index..<min(odd.count, index + 2 * count - 1)].contains(true),
                    odd[index] || firstWords.contains(text.tokens[index].key)
                else { continue }
            }
            guard let places = wordsInRow(count, in: text, from: index), places.contains(where: { odd[$0] }),
                let final = places.last
            else { continue }
            let last = text.tokens[final]
            // Accents and apostrophes make a word longer than its letters, by few bytes.
            let length = places.reduce(0) { $0 + text.tokens[$1].folded.utf8.count } - (last.isPossessive ? 2 : 0)
            guard (0...3).contains(where: { length >= $0 && misspellings.mayBe(length - $0, words: count) }) else {
                continue
            }
            var letters = places.dropLast().flatMap { Self.letters(of: text.tokens[$0].folded) }
            letters += Self.letters(of: last.isPossessive ? String(last.folded.dropLast(2)) : last.folded)
            if let secret = misspellings.secret(near: letters, words: count) {
                return Match(
                    tokens: index..<(final + 1), secret: secret, isPossessive: last.isPossessive, manner: "misspelt")
            }
        }
        return nil
    }

    /// The places of so many words in a row, hyphens between them left out.
    private func wordsInRow(_ count: Int, in text: TokenisedText, from index: Int) -> [Int]? {
        var places = [index]
        var next = index + 1
        while places.count < count {
            guard next < text.tokens.count else { return nil }
            if text.tokens[next].kind == .word {
                places.append(next)
            } else if text.tokens[next].folded != "-" {
                return nil
            }
            next += 1
        }
        return places
    }

    /// Which tokens are words that the language does not have.
    private func oddWords(in text: TokenisedText) -> [Bool] {
        guard !misspellings.wordCounts.isEmpty else { return Array(repeating: false, count: text.tokens.count) }
        return text.tokens.map { token in
            guard token.kind == .word, !token.hasDigits, !words.contains(token) else { return false }
            return !token.folded.utf8.contains(0x27) || !words.contains(token.folded.droppingContraction)
        }
    }

    // MARK: Without spaces

    private func unspacedNames(in text: TokenisedText, at index: Int) -> [Detection] {
        let token = text.tokens[index]
        guard token.shape.contains(.beyondASCII) else { return [] }
        let bytes = text.bytes[token.range]
        var found: [Detection] = []
        for (name, secret) in unspaced {
            var start = bytes.startIndex
            while start + name.count <= bytes.endIndex {
                if bytes[start..<(start + name.count)].elementsEqual(name) {
                    found.append(
                        Detection(
                            range: start..<(start + name.count), tokens: index..<(index + 1),
                            category: names[secret].category, canonical: names[secret].replacement ?? "",
                            flags: ["secret"], confidence: .high, rule: "secret"))
                    start += name.count
                } else {
                    start += 1
                }
            }
        }
        return found
    }

    /// Whether a word is in a script of East Asia.
    private static func isUnspaced(_ word: String) -> Bool { word.unicodeScalars.contains { $0.value >= 0x2E80 } }

    /// The letters of a folded word by which names are compared.
    private static func letters(of word: String) -> [UInt8] {
        let bare = word.utf8.contains { $0 >= 0x80 } ? WordFolder.withoutAccents(word) : word
        return bare.utf8.filter { $0 != 0x27 }
    }
}
