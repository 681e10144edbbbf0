import Publication
import Redaction

/// The running text outside tables, vignettes, quotations and lists of references, read once for all rules on numbers.
struct Prose {
    /// A block with the numbers of people in it.
    struct Passage {
        let block: Int
        let text: TokenisedText
        let counts: [PeopleCount]
        /// `n = 24`.
        let bases: [PeopleCount]
        /// The sentences that cite nobody.
        let sentences: [Sentence]
    }

    /// The blocks that state a number.
    let passages: [Passage]
    /// How many people took part, where the text states exactly one number.
    let sampleSize: Int?

    init(_ check: DocumentCheck) {
        let document = check.document
        let inside = Set(document.vignettes.flatMap(\.blocks))
        passages = document.blocks.indices.compactMap { index in
            let block = document.blocks[index]
            if case .tableCell = block.kind { return nil }
            guard block.kind.isBody, !inside.contains(index), block.quote == nil, !block.isMark,
                !check.isReference(index)
            else { return nil }
            let text = TokenisedText(block.text)
            let counts = PeopleCount.all(in: text)
            let hasDigits = block.text.utf8.contains { (0x30...0x39).contains($0) }
            guard hasDigits || !counts.isEmpty else { return nil }
            return Passage(
                block: index, text: text, counts: counts, bases: PeopleCount.bases(in: block.text),
                sentences: Sentence.all(in: text).filter { !$0.isCited })
        }
        var sizes: Set<Int> = []
        for passage in passages {
            sizes.formUnion(passage.bases.map(\.count))
            for sentence in passage.sentences {
                for count in passage.counts where sentence.holds(count.tokens) && Self.tookPart(count, sentence) {
                    sizes.insert(count.count)
                }
            }
        }
        sampleSize = sizes.count == 1 ? sizes.first : nil
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
