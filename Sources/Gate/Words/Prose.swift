import Publication
import Redaction

/// The running text outside tables, vignettes, quotations and lists of references, read once for all rules on numbers.
struct Prose {
    /// A sentence that cites nobody, with the numbers of people in it.
    struct Passage {
        let block: Int
        let sentence: Sentence
        /// `24 doctors`.
        let counts: [PeopleCount]
        /// `n = 24`.
        let bases: [PeopleCount]
    }

    /// The sentences that state a number.
    let passages: [Passage]
    /// How many people took part, where the text states exactly one number.
    let sampleSize: Int?

    init(_ check: DocumentCheck) {
        let document = check.document
        let inside = Set(document.vignettes.flatMap(\.blocks))
        passages = document.blocks.indices.flatMap { index -> [Passage] in
            let block = document.blocks[index]
            if case .tableCell = block.kind { return [] }
            guard block.kind.isBody, !inside.contains(index), block.quote == nil, !block.isMark,
                !check.isReference(index)
            else { return [] }
            return Self.passages(of: block.text, block: index)
        }
        var sizes: Set<Int> = []
        for passage in passages {
            sizes.formUnion(passage.bases.map(\.count))
            sizes.formUnion(passage.counts.filter { Self.tookPart($0, passage.sentence) }.map(\.count))
        }
        sampleSize = sizes.count == 1 ? sizes.first : nil
    }

    private static func passages(of string: String, block: Int) -> [Passage] {
        let text = TokenisedText(string)
        var counts = PeopleCount.all(in: text)[...]
        let hasDigits = text.bytes.contains { (0x30...0x39).contains($0) }
        guard hasDigits || !counts.isEmpty else { return [] }
        var bases = PeopleCount.bases(in: text.bytes)[...]
        return Sentence.all(in: text).compactMap { sentence in
            let own = counts.prefix { $0.tokens.lowerBound < sentence.tokens.upperBound }
            counts = counts.dropFirst(own.count)
            let ownBases = bases.prefix { $0.range.lowerBound < sentence.range.upperBound }
            bases = bases.dropFirst(ownBases.count)
            guard !sentence.isCited else { return nil }
            return Passage(
                block: block, sentence: sentence, counts: own.filter { sentence.holds($0.tokens) },
                bases: Array(ownBases))
        }
    }

    private static let takingPart: Set<String> = [
        "interviewed", "participated", "recruited", "enrolled", "sampled", "surveyed", "sample",
    ]

    private static func tookPart(_ count: PeopleCount, _ sentence: Sentence) -> Bool {
        let text = sentence.text
        let after = text.tokens[count.tokens.upperBound..<min(sentence.tokens.upperBound, count.tokens.upperBound + 4)]
            .map(\.folded)
        let before = text.tokens[max(sentence.tokens.lowerBound, count.tokens.lowerBound - 4)..<count.tokens.lowerBound]
            .map(\.folded)
        // A part of the sample is no sample.
        if before.contains("of"), !before.contains("sample"), !before.contains("total") { return false }
        if zip(after, after.dropFirst()).contains(where: { $0 == ("took", "part") }) { return true }
        return before.contains { takingPart.contains($0) } || after.contains { takingPart.contains($0) }
    }
}
