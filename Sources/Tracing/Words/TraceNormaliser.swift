public import Redaction

/// Folds away what an intruder folds away when comparing two texts.
///
/// Case, punctuation and curly quotes do not matter; he, she and they in all their forms are one word; `she's`, `they are`
/// and `they have` are one word; `doesn't` and `do not` are one word; a possessive `'s` is dropped; fillers are left out.
public struct TraceNormaliser: Sendable {
    /// A word as it is compared, and where it stands.
    public struct Word: Hashable, Sendable {
        /// The form that is compared.
        public let form: String
        /// The stretch of the text, in UTF-8 bytes; several words of the text where they were folded into one.
        public let range: Range<Int>
    }

    /// A word as it is compared, by number.
    struct NumberedWord {
        let form: Int32
        let start: UInt32
        let end: UInt32
        let beginsSentence: Bool
    }

    /// Rows of hashes with which a filler begins, and those that are one.
    private let fillerBeginnings: Set<UInt64>
    private let fillers: Set<UInt64>
    /// Words that stand for one thing on different levels of a hierarchy.
    let generalisations: Generalisations

    /// Prepares a normaliser.
    ///
    /// - Parameters:
    ///   - lexicons: those of the policy; of the fillers in them, those marked `always` are left out, and beside them the few
    ///     that nearly all speakers use.
    ///   - ladders: for roles, specialties and places, each value with what it is generalised to, from fine to coarse; where
    ///     given, `registrar` and `trainee` count as equal words.
    public init(lexicons: LexiconSet, ladders: [LexiconKind: [[String]]] = [:]) {
        let always = lexicons.entries(of: .filler).filter { $0.flags.contains("always") }.map(\.surface)
        var beginnings: Set<UInt64> = []
        var fillers: Set<UInt64> = []
        for phrase in Self.commonFillers + always {
            var row = WordHash.seed
            for token in TokenisedText(phrase).tokens where token.kind != .punctuation {
                row = WordHash.join(row, WordHash.of(token.folded))
                beginnings.insert(row)
            }
            fillers.insert(row)
        }
        fillerBeginnings = beginnings
        self.fillers = fillers
        generalisations = Generalisations(lexicons: lexicons, ladders: ladders)
    }

    private static let commonFillers = ["you know", "I mean", "sort of", "kind of", "erm", "um", "er", "uh"]

    /// The words of a text as they are compared.
    public func words(of text: String) -> [Word] {
        var table = WordTable()
        var words: [Word] = []
        read(text, &table) { table, word in
            words.append(Word(form: table.forms[Int(word.form)], range: Int(word.start)..<Int(word.end)))
        }
        return words
    }

    /// Reads a text word by word.
    func read<Source: WordSource>(
        _ text: String, _ source: inout Source, _ emit: (inout Source, NumberedWord) -> Void
    ) {
        var text = text
        text.withUTF8 { bytes in
            // The window of the rules: no rule looks further than the longest filler.
            var window: [(written: WrittenWord, word: FoldedWord)] = []
            var first = 0
            var reader = WordReader(bytes)
            var isAtEnd = false
            func fill(_ source: inout Source) {
                if first > 512 {
                    window.removeFirst(first)
                    first = 0
                }
                while !isAtEnd, window.count - first < Self.window {
                    guard let next = reader.next() else {
                        isAtEnd = true
                        return
                    }
                    let word = source.word(next.word.hash) {
                        next.folded ?? Self.folded(bytes, Int(next.word.start)..<Int(next.word.end))
                    }
                    window.append((next.word, word))
                }
            }
            // A filler takes the beginning of its sentence with it.
            var beginsSentence = false
            while true {
                fill(&source)
                guard first < window.count else { return }
                let begins = window[first].written.beginsSentence || beginsSentence
                if fillerBeginnings.contains(WordHash.join(WordHash.seed, window[first].written.hash)),
                    let length = fillerLength(window[first...])
                {
                    beginsSentence = begins
                    first += length
                    continue
                }
                beginsSentence = false
                let (form, count) = fold(window[first...])
                emit(
                    &source,
                    NumberedWord(
                        form: form, start: window[first].written.start,
                        end: window[first + count - 1].written.end, beginsSentence: begins))
                first += count
            }
        }
    }

    private static let window = 8

    private func fillerLength(_ window: ArraySlice<(written: WrittenWord, word: FoldedWord)>) -> Int? {
        var row = WordHash.seed
        var longest: Int?
        for (count, word) in window.enumerated() {
            if count > 0, word.written.joint != .nothing, word.written.joint != .hyphen { break }
            row = WordHash.join(row, word.written.hash)
            guard fillerBeginnings.contains(row) else { break }
            if fillers.contains(row) { longest = count + 1 }
        }
        return longest
    }

    /// The form of the first word, and how many words are folded into it.
    @inline(__always)
    private func fold(_ window: ArraySlice<(written: WrittenWord, word: FoldedWord)>) -> (form: Int32, count: Int) {
        let first = window.startIndex
        let word = window[first].word
        if word.marks.contains(.whole) { return (word.form, 1) }
        func follows(_ index: Int, _ mark: FoldedWord.Marks) -> Bool {
            index < window.endIndex && window[index].written.joint == .nothing
                && window[index].word.marks.contains(mark)
        }
        if word.negated != 0, follows(first + 1, .not) { return (word.negated, 2) }
        var form = word.form
        var count = 1
        var isHost = word.marks.contains(.host)
        // `s/he`, `he/she`, `him/herself`: one person.
        if !word.marks.isDisjoint(with: [.third, .loneS]), first + 1 < window.endIndex,
            window[first + 1].written.joint == .slash, window[first + 1].word.marks.contains(.third)
        {
            form = WordTable.they
            isHost = !word.marks.contains(.clitic) && !window[first + 1].word.marks.contains(.clitic)
            count = 2
        }
        if isHost, follows(first + count, .auxiliary), !follows(first + count + 1, .not) { return (form, count + 1) }
        return (form, count)
    }

    /// A word of plain letters as `TokenisedText` folds it.
    private static func folded(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
        var folded: [UInt8] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte >= 0x80 {
                folded.append(0x27)
                index += 3
            } else {
                folded.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
                index += 1
            }
        }
        return String(decoding: folded, as: UTF8.self)
    }
}
