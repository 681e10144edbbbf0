/// Finds the whole of a name of which other senses have found parts: “Office of” before “Naval Intelligence”, “Society” behind
/// “the Royal”, “Empire” before “State Building”.
///
/// The whole is reported beside its parts for a person to look at (`possible`), and never replaced: what is replaced, and by
/// what, the parts decide.
struct WholeNames {
    let text: TokenisedText
    let words: WordList

    private static let longest = 12

    /// The wholes around the names found, in the order of the text.
    func detections(around found: [Detection]) -> [Detection] {
        var wholes: [Detection] = []
        var (taken, limit) = (0, 0)
        for detection in found where Self.isName(detection) {
            defer { limit = max(limit, detection.tokens.upperBound) }
            guard detection.tokens.lowerBound >= taken else { continue }
            let first = beginning(of: detection, behind: max(taken, limit))
            let end = end(of: detection, from: first)
            guard first < detection.tokens.lowerBound || end > detection.tokens.upperBound else { continue }
            wholes.append(
                Detection(
                    text, first..<end, category(of: detection, first..<end), flags: Detection.possibleMark,
                    confidence: .low,
                    rule: "possible.whole"))
            taken = end
        }
        return wholes
    }

    private static func isName(_ detection: Detection) -> Bool {
        switch detection.category {
        case .person, .organisation, .place, .nationality: true
        default: false
        }
    }

    private func category(of part: Detection, _ tokens: Range<Int>) -> EditCategory {
        for index in tokens.reversed() where text.tokens[index].isCapitalised {
            if PossibleNameCues.lands.contains(baseOf: text.tokens[index]) { return .place }
            if PossibleNameCues.isHead(text.tokens[index].base) { return .organisation }
        }
        return part.category == .nationality ? .organisation : part.category
    }

    /// Whether the capitals around a token tell nothing: there are none, or there is nothing else.
    private func isFlat(_ index: Int) -> Bool {
        guard text.tokens[index].isCapitalised else { return true }
        guard text.tokens[index].isAllCaps else { return false }
        return index > 0 && text.tokens[index - 1].isAllCaps && words.contains(text.tokens[index - 1])
            || index + 1 < text.tokens.count && text.tokens[index + 1].isAllCaps
                && words.contains(text.tokens[index + 1])
    }

    // MARK: Before the part

    /// Where the name begins of which a part was found.
    private func beginning(of part: Detection, behind limit: Int) -> Int {
        let first = part.tokens.lowerBound
        guard first > limit else { return first }
        if isFlat(first) {
            // “university of houston”, where no letter is large.
            let isLed = first > limit + 1 && Self.links.contains(text.tokens[first - 1])
            return isLed && PossibleNameCues.isHead(text.tokens[first - 2].folded) ? first - 2 : first
        }
        // “Office of …”, “Fund for the …”.
        var link = first - 1
        if link > limit, text.tokens[link].folded == "the" { link -= 1 }
        if link > limit, Self.links.contains(text.tokens[link]), isCapital(link - 1),
            PossibleNameCues.isHead(text.tokens[link - 1].base)
        {
            var head = link - 1
            while head > limit, isCapital(head - 1), !text.startsSentence(head) { head -= 1 }
            return head
        }
        // “Devil's | Island”.
        if isCapital(first - 1), text.tokens[first - 1].isPossessive, PossibleNameCues.isHead(text.tokens[first].base) {
            return first - 1
        }
        guard part.category != .nationality else { return first }
        let before = first - 1
        if part.category == .person, isForename(before, of: part) { return before }
        // “Fort | Lee”.
        if isCapital(before), Self.leads.contains(text.tokens[before]) { return before }
        // “Empire State Building”, at the beginning of a sentence.
        if isCapital(before), text.startsSentence(before), text.tokens[before].folded.utf8.count > 2,
            !PossibleNameCues.beginnings.contains(text.tokens[before]),
            !NameCues.grammar.contains(text.tokens[before]),
            !PossibleNameCues.titles.contains(text.tokens[before].folded),
            !PossibleNameCues.noNames.contains(text.tokens[before].folded)
        {
            return before
        }
        return first
    }

    private static let leads: WordSet = [
        "fort", "lake", "mount", "cape", "port", "saint", "camp", "san", "santa", "los", "las", "north", "south",
        "east",
        "west",
    ]

    /// “R Saravanan”, “Reg Barr”: an initial without a full stop, or a given name that was found as something else.
    private func isForename(_ index: Int, of part: Detection) -> Bool {
        let token = text.tokens[index]
        guard token.kind == .word, token.isCapitalised, !token.isPossessive else { return false }
        if token.range.count == 1 { return token.folded != "i" && (token.folded != "a" || !text.startsSentence(index)) }
        return part.tokens.count == 1 && text.facts[index].contains(WordFacts(.givenName))
            && !NameCues.grammar.contains(token) && !PossibleNameCues.titles.contains(token.folded)
    }

    /// “Benedict XVI”, “Aleksei I,”.
    private func isNumeral(_ index: Int) -> Bool {
        let token = text.tokens[index]
        if token.range.count == 1 {
            return token.folded == "i" && index + 1 < text.tokens.count && text.tokens[index + 1].kind == .punctuation
        }
        return token.isAllCaps && Self.numerals.contains(token)
    }

    private static let numerals: WordSet = [
        "ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix",
    ]

    // MARK: Behind the part

    /// The token behind the name of which a part was found.
    private func end(of part: Detection, from first: Int) -> Int {
        var end = part.tokens.upperBound
        if isFlat(part.tokens.lowerBound) {
            // “hosanna church”, where no letter is large.
            if end < text.tokens.count, !text.tokens[end - 1].isPossessive,
                PossibleNameCues.isHead(text.tokens[end].folded)
            {
                end += 1
            }
            return end
        }
        var isOfSomething =
            first < part.tokens.lowerBound || part.tokens.contains { Self.links.contains(text.tokens[$0]) }
        while end < text.tokens.count, end - first < Self.longest, mayGoOn(end), !text.startsSentence(end) {
            let last = text.tokens[end - 1]
            // “Devil's | Island”.
            guard !last.isPossessive || isCapital(end) && PossibleNameCues.isHead(text.tokens[end].base) else { break }
            if part.category == .person, text.tokens[end].isCapitalised, isNumeral(end) {
                end += 1
                break
            }
            // “Royal | Society”, “Iranian | Government”.
            if isCapital(end) {
                guard PossibleNameCues.isHead(text.tokens[end].base) || part.category != .nationality && isOfSomething
                else { break }
                end += 1
                continue
            }
            var next = end + 1
            let link = text.tokens[end].folded
            if link == "-" {
                guard text.touch(end - 1, end), text.touch(end, next) else { break }
                // “Yeung-tat”.
                if !isCapital(next), text.tokens[next].kind == .word, text.tokens[next].range.count < 6,
                    !words.contains(text.tokens[next])
                {
                    end = next + 1
                    continue
                }
            } else if Self.links.contains(link) {
                if next < text.tokens.count, text.tokens[next].folded == "the" { next += 1 }
                // “International Brotherhood | of Magicians”: no town, and nobody's name.
                guard
                    PossibleNameCues.isHead(last.base)
                        || part.confidence == .low && part.category != .place && isCapital(next) && isWord(next)
                else { break }
                isOfSomething = true
            } else if link == "and" || link == "&" {
                guard isOfSomething || link == "&" || leadsToBody(next) && isWord(end - 1) else { break }
            } else if link != "the" || part.category != .person || end > part.tokens.upperBound {
                break
            }
            guard isCapital(next) else { break }
            end = next + 1
            while end < text.tokens.count, end - first < Self.longest, isCapital(end),
                !text.tokens[end - 1].isPossessive
            {
                end += 1
            }
        }
        return end
    }

    private static let links: WordSet = ["of", "for", "on"]

    /// Told by the first byte, for it is asked at every name.
    private func mayGoOn(_ index: Int) -> Bool {
        if text.tokens[index].isCapitalised { return true }
        switch text.bytes[text.tokens[index].range.lowerBound] {
        case UInt8(ascii: "o"), UInt8(ascii: "f"), UInt8(ascii: "a"), UInt8(ascii: "t"), UInt8(ascii: "&"),
            UInt8(ascii: "-"):
            return true
        default: return false
        }
    }

    private func isCapital(_ index: Int) -> Bool {
        guard text.tokens.indices.contains(index) else { return false }
        let token = text.tokens[index]
        return token.isCapitalised && token.kind == .word && token.range.count > 1
            && !NameDetector.notNames.contains(token.folded)
    }

    private func isWord(_ index: Int) -> Bool { words.contains(text.tokens[index]) }

    /// “Drug Administration”: the capitals from a token on end with a body.
    private func leadsToBody(_ index: Int) -> Bool {
        var last = index
        guard isCapital(last) else { return false }
        while isCapital(last + 1) { last += 1 }
        return last > index && PossibleNameCues.isHead(text.tokens[last].base)
    }
}
