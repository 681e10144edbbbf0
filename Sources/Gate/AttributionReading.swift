import Policies
import Publication
import Redaction

/// An attribution of a quotation, read: who is named, and what is told about them.
struct AttributionReading {
    /// The check of its document.
    let check: DocumentCheck
    /// The number of its file.
    let file: Int
    /// The quotation.
    let quotation: Quotation
    /// Where the attribution stands.
    let stretch: Quotation.Stretch
    /// The codes and pseudonyms in it, with their places in the block.
    let names: [(normalised: String, range: Range<Int>)]
    /// What it tells.
    let marks: [IndirectMark]
    /// The kinds of attributes it tells.
    let kinds: Set<IndirectCategory>
    /// Whether it names one person; what names several tells of none of them.
    let isOfOne: Bool

    /// The section it stands in.
    var section: Int { check.document.blocks[stretch.block].section }
}

extension DocumentCheck {
    /// The attributions of the document's quotations.
    func attributions(file: Int, detections: [Int: [Detection]]) -> [AttributionReading] {
        // The bytes of the block that is being read: one paragraph may hold many quotations.
        var current = -1
        var bytes: [UInt8] = []
        return quotations.compactMap { quotation in
            guard let stretch = quotation.attribution else { return nil }
            if stretch.block != current {
                current = stretch.block
                bytes = Array(document.blocks[current].text.utf8)
            }
            let string = String(decoding: bytes[stretch.range], as: UTF8.self)
            let start = stretch.range.lowerBound
            func inBlock(_ range: Range<Int>) -> Range<Int> { (range.lowerBound + start)..<(range.upperBound + start) }
            let names = names(in: string)
            let marks = gate.indirect.marks(
                in: TokenisedText(string), detections: (detections[stretch.block] ?? []).inside(stretch.range),
                from: start, setting: .attribution
            ).filter { mark in !names.contains { $0.range.overlaps(mark.range) } }
            return AttributionReading(
                check: self, file: file, quotation: quotation, stretch: stretch,
                names: names.map { ($0.normalised, inBlock($0.range)) },
                marks: marks.map { IndirectMark(category: $0.category, range: inBlock($0.range), value: $0.value) },
                kinds: Set(marks.map(\.category)),
                isOfOne: names.first.map { first in names.allSatisfy { $0.normalised == first.normalised } } ?? false)
        }
    }

    /// The codes in an attribution; where there are none, the pseudonym or the numbered noun it begins with.
    private func names(in string: String) -> [(normalised: String, range: Range<Int>)] {
        let codes = ParticipantCode.all(in: string)
        if !codes.isEmpty { return codes.map { ($0.normalised, $0.range) } }
        return pseudonym(in: string).map { [($0.name, $0.range)] } ?? []
    }

    private static let numbered: Set<String> = [
        "mentor", "mentee", "doctor", "dr", "nurse", "trainee", "consultant", "registrar", "gp", "interview", "subject",
        "case", "speaker", "person", "volunteer", "student", "clinician", "surgeon", "physician", "member", "user",
        "patient", "manager", "midwife", "supervisor", "coach", "staff", "woman", "man", "focus",
    ]
    /// What a letter with a number means that is nobody.
    private static let noPerson: Set<String> = ["t", "q", "w", "fig", "tab", "table", "figure", "wave", "year", "page"]

    private func pseudonym(in string: String) -> (name: String, range: Range<Int>)? {
        let text = TokenisedText(string)
        let tokens = text.tokens
        guard let first = tokens.firstIndex(where: { $0.kind != .punctuation }) else { return nil }
        // What cites a book is no person of the study.
        let isCited = tokens.contains { token in
            token.folded == "al" || token.folded == "ibid"
                || (token.kind == .number && Int(token.folded).map { (1900...2100).contains($0) } ?? false)
        }
        guard !isCited else { return nil }
        var end = first
        while end + 1 < tokens.count, tokens[end + 1].kind != .punctuation { end += 1 }
        let words = tokens[first...end]
        let bytes = words.first!.range.lowerBound..<words.last!.range.upperBound
        if words.count == 2 || words.count == 3,
            let number = words.last.flatMap({ $0.kind == .number ? Int($0.folded) : nil }),
            Self.numbered.contains(words.first!.folded)
        {
            return (words.dropLast().map(\.folded).joined().uppercased() + String(number), bytes)
        }
        guard words.count == 1, let word = words.first else { return nil }
        let letters = word.folded.prefix { $0.isLetter }
        let digits = word.folded.dropFirst(letters.count)
        if !digits.isEmpty {
            guard (1...4).contains(letters.count), (1...4).contains(digits.count), digits.allSatisfy(\.isNumber),
                !Self.noPerson.contains(String(letters)), word.isCapitalised
            else { return nil }
            return (letters.uppercased() + String(Int(digits) ?? 0), bytes)
        }
        guard word.isCapitalised, letters.count > 1, letters.count == word.folded.count, isName(word, text) else {
            return nil
        }
        return (word.folded.uppercased(), bytes)
    }

    /// Whether a capitalised word alone is what somebody is called here: a given name, or no common word, and no attribute.
    private func isName(_ word: Token, _ text: TokenisedText) -> Bool {
        let lexicons = gate.rulebook.lexicons
        if !lexicons[.givenName].matches(in: text).isEmpty { return true }
        let isAttribute = [
            LexiconKind.role, .specialty, .place, .organisation, .nationality, .religion, .language, .gendered,
        ]
        .contains { !lexicons[$0].matches(in: text).isEmpty }
        return !isAttribute && !word.isAllCaps && !gate.rulebook.words.contains(word.folded)
            && !PeopleWords.nouns.contains(word.folded)
    }
}

extension [Detection] {
    /// The detections, in the order of the text, that begin in a stretch.
    fileprivate func inside(_ stretch: Range<Int>) -> [Detection] {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].range.lowerBound < stretch.lowerBound { low = middle + 1 } else { high = middle }
        }
        return Array(self[low...].prefix { $0.range.lowerBound < stretch.upperBound })
    }
}
