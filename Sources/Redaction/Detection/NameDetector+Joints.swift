/// What joins the parts of a name: hyphens, the full stops of initials, particles.
extension NameDetector {
    /// The position after a part of a name and what may join the next part to it: a hyphen, the full stop of an initial,
    /// “van der”.
    func afterJoint(in reading: NameReading, from part: Int) -> Int {
        let text = reading.text
        let next = part + 1
        guard next < text.tokens.count else { return next }
        if text.tokens[next].is("-"), text.touch(part, next) {
            if reading.isNamePart(next + 1) { return next + 1 }
            // “Lashkar-e-Toiba”, “Bourg-la-Reine”.
            if next + 3 < text.tokens.count, text.touch(next, next + 1), text.touch(next + 1, next + 2),
                text.touch(next + 2, next + 3), text.tokens[next + 2].folded == "-",
                NameCues.isParticle(text.tokens[next + 1].folded), reading.isNamePart(next + 3)
            {
                return next + 3
            }
        }
        if text.tokens[next].is("."), text.tokens[part].folded.utf8.count == 1, text.touch(part, next),
            reading.isNamePart(next + 1)
        {
            return next + 1
        }
        var end = next
        while end < text.tokens.count, end - next < 3, NameCues.particles.contains(text.tokens[end]) {
            end += 1
            if end < text.tokens.count, text.tokens[end].folded == "-" { end += 1 }
        }
        return end > next && reading.isNamePart(end) ? end : next
    }

    /// Where a name begins that small particles stand before: “al-Sadr”, “van Beek”, “von der Leyen”.
    static func withParticles(before index: Int, in text: TokenisedText) -> Int {
        var first = index
        while first > 0, text.tokens[first - 1].range.count < 6, !text.tokens[first - 1].isCapitalised {
            let before = text.tokens[first - 1]
            if before.folded == "-" {
                guard first > 1, text.touch(first - 2, first - 1), text.touch(first - 1, first),
                    !text.tokens[first - 2].isCapitalised, NameCues.particles.contains(text.tokens[first - 2].folded)
                else { break }
                first -= 2
            } else if NameCues.leadingParticles.contains(before.folded) {
                first -= 1
            } else {
                break
            }
        }
        return first
    }
}
