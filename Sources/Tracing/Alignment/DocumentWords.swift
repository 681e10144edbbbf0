import Redaction

/// The words of a text that is traced, numbered as in an index.
struct DocumentWords {
    /// The forms with walls before and behind: word 0 is at position 1. A form that no attributed text has is −1.
    let padded: [Int32]
    /// The stretch of each word, in UTF-8 bytes.
    let ranges: [Range<Int>]
    /// The words with which sentences begin.
    let sentences: [Int]
    let text: String
    private let bytes: [UInt8]

    init(_ text: String, index: TraceIndex) {
        var source = KnownWords(table: index.table)
        var padded: [Int32] = [Aligner.wall]
        var ranges: [Range<Int>] = []
        var sentences: [Int] = []
        index.normaliser.read(text, &source) { _, word in
            if word.beginsSentence || ranges.isEmpty { sentences.append(ranges.count) }
            padded.append(word.form)
            ranges.append(Int(word.start)..<Int(word.end))
        }
        padded.append(Aligner.wall)
        self.padded = padded
        self.ranges = ranges
        self.sentences = sentences
        self.text = text
        bytes = Array(text.utf8)
    }

    var count: Int { ranges.count }

    /// The words of each sentence.
    var sentenceRanges: [Range<Int>] {
        sentences.indices.map { $0 + 1 < sentences.count ? sentences[$0]..<sentences[$0 + 1] : sentences[$0]..<count }
    }
}

extension DocumentWords {
    /// The stem of each word of `padded` by the numbers of an index; 0 for light words, and for what no attributed text has.
    func stems(in index: TraceIndex) -> [Int32] {
        padded.indices.map { position in
            let form = padded[position]
            if form > 0 { return index.stems[Int(form)] }
            if form == Aligner.wall { return 0 }
            return index.stemNumbers[Stemmer.stem(word(position - 1))] ?? 0
        }
    }

    /// A word as it stands in the text, in lower case and with straight apostrophes.
    func word(_ number: Int) -> String {
        String(decoding: bytes[ranges[number]], as: UTF8.self).lowercased().replacing("’", with: "'")
    }
}

extension DocumentWords {
    /// Whether all words of a stretch are light.
    func isLight(_ words: Range<Int>) -> Bool { words.allSatisfy { WordTable.isLight(padded[$0 + 1]) } }

    /// The stretch of words in Unicode scalars; for many stretches of one text, keep the `ScalarOffsets`.
    func scalars(of words: Range<Int>) -> Range<Int> {
        ScalarOffsets(text)[ranges[words.lowerBound].lowerBound..<ranges[words.upperBound - 1].upperBound]
    }
}
