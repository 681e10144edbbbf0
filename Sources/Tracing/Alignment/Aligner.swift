/// Follows the words that a document and an attributed text share, word by word, over what an intruder overlooks.
///
/// From matched words the next may stand directly behind, or behind up to two **light** words on either side (articles,
/// pronouns and their like), or behind another form of the same word (`need` and `needed`), or be a phrase that names the same
/// thing on another level of a hierarchy. Words matched so make a **stretch**. Between two stretches of two words or more each
/// side may have one other word, light words beside it. Only equal words and such phrases count.
struct Aligner {
    /// The document's words, with `wall` before and behind.
    let document: UnsafeBufferPointer<Int32>
    /// The words of all attributed texts, with `end` before, between and behind.
    let source: UnsafeBufferPointer<Int32>
    /// The stems of the document's words and of all forms; 0 for none.
    let documentStems: [Int32]
    let stems: [Int32]
    let generalisations: Generalisations
    let documentConcepts: ConceptPlaces
    let sourceConcepts: ConceptPlaces

    /// Ends a text; no word has this number.
    static let end: Int32 = 0
    /// Ends a document; no word has this number.
    static let wall: Int32 = -2

    /// How many light words are overlooked in a row.
    private static let mostLight = 2
    /// How many words of the next stretch are looked at to choose a gap.
    private static let lookahead = 64

    /// Words matched with each other: where they begin on both sides, and how many they are. In direction −1 they are given
    /// as seen from behind.
    struct Match {
        var position: Int
        var place: Int
        var length = 1
        var sourceLength = 1
        /// Whether the words count: two forms of one word only lead on.
        var counts = true
        /// Whether the words are equal, and not phrases of one hierarchy.
        var areEqual = true
    }

    /// The next match from a position and a place on.
    @inline(__always)
    func next(_ position: Int, _ place: Int, _ direction: Int) -> Match? {
        if document[position] == source[place] { return Match(position: position, place: place) }
        return nextBehindLight(position, place, direction)
    }

    private func nextBehindLight(_ position: Int, _ place: Int, _ direction: Int) -> Match? {
        var light = 0
        while light < Self.mostLight, WordTable.isLight(document[position + light * direction]) { light += 1 }
        var sourceLight = 0
        while sourceLight < Self.mostLight, WordTable.isLight(source[place + sourceLight * direction]) {
            sourceLight += 1
        }
        let most = light + sourceLight
        if most > 0 {
            for total in 1...most {
                for skipped in max(0, total - sourceLight)...min(total, light) {
                    let here = position + skipped * direction
                    let there = place + (total - skipped) * direction
                    guard document[here] == source[there] else { continue }
                    // A light word alone is no way on.
                    if !WordTable.isLight(document[here])
                        || document[here + direction] == source[there + direction] && document[here + direction] > 0
                    {
                        return Match(position: here, place: there)
                    }
                }
            }
        }
        for total in 0...most {
            for skipped in max(0, total - sourceLight)...min(total, light) {
                let here = position + skipped * direction
                let there = place + (total - skipped) * direction
                if areForms(here, there) { return Match(position: here, place: there, counts: false) }
            }
        }
        if documentConcepts.isEmpty || sourceConcepts.isEmpty { return nil }
        for skipped in 0...light {
            let here = position + skipped * direction
            guard let phrase = documentConcepts.phrase(at: here, direction: direction) else { continue }
            for sourceSkipped in 0...sourceLight {
                let there = place + sourceSkipped * direction
                if let other = sourceConcepts.phrase(at: there, direction: direction),
                    generalisations.areRelated(phrase.concept, other.concept)
                {
                    return Match(
                        position: here, place: there, length: phrase.length, sourceLength: other.length,
                        areEqual: false)
                }
            }
        }
        return nil
    }

    /// Whether two words are forms of one word.
    @inline(__always)
    private func areForms(_ position: Int, _ place: Int) -> Bool {
        let stem = documentStems[position]
        return stem > 0 && source[place] > 0 && stems[Int(source[place])] == stem
    }

    /// Follows the words from a position and a place on; gives each match to `found`.
    ///
    /// - Parameters:
    ///   - position: where to go on in the document.
    ///   - place: where to go on in the source.
    ///   - direction: 1 forwards, −1 backwards.
    ///   - matched: the words of the stretch that has led here.
    ///   - found: is given each match.
    /// - Returns: the words matched.
    @inline(__always)
    func follow(
        _ position: Int, _ place: Int, _ direction: Int, matched: Int, found: (Match) -> Void
    ) -> Int {
        var position = position
        var place = place
        var stretch = matched
        var words = 0
        while true {
            while let match = next(position, place, direction) {
                if match.counts {
                    found(match)
                    stretch += match.length
                    words += match.length
                }
                position = match.position + match.length * direction
                place = match.place + match.sourceLength * direction
            }
            guard stretch >= 2, let gap = gap(position, place, direction) else { return words }
            position = gap.position
            place = gap.place
            stretch = 0
        }
    }

    /// The gap behind which the longest stretch follows, of equally long ones the shortest gap.
    private func gap(_ position: Int, _ place: Int, _ direction: Int) -> (position: Int, place: Int)? {
        let reach = reach(of: document, from: position, direction)
        let sourceReach = self.reach(of: source, from: place, direction)
        var best: (position: Int, place: Int)?
        var longest = 1
        for total in 1...6 where total <= reach + sourceReach {
            for skipped in max(0, total - sourceReach)...min(total, reach) {
                let here = position + skipped * direction
                let there = place + (total - skipped) * direction
                guard document[here] == source[there] || areForms(here, there) else { continue }
                let length = stretch(from: here, there, direction)
                if length > longest {
                    longest = length
                    best = (here, there)
                }
            }
        }
        return best
    }

    /// How many words may be skipped: one, and light words beside it.
    private func reach(of words: UnsafeBufferPointer<Int32>, from position: Int, _ direction: Int) -> Int {
        var count = 0
        var heavy = 0
        while count < 3 {
            let word = words[position + count * direction]
            guard word != Self.end, word != Self.wall else { break }
            if !WordTable.isLight(word) {
                heavy += 1
                if heavy > 1 { break }
            }
            count += 1
        }
        return count
    }

    /// How many words match in a stretch, as far as it matters.
    private func stretch(from position: Int, _ place: Int, _ direction: Int) -> Int {
        var position = position
        var place = place
        var words = 0
        while words < Self.lookahead, let match = next(position, place, direction) {
            if match.counts { words += match.length }
            position = match.position + match.length * direction
            place = match.place + match.sourceLength * direction
        }
        return words
    }
}
