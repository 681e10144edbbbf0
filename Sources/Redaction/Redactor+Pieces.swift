/// Which stretches of a text are read on their own.
///
/// Each paragraph is, so that a text of any length takes bounded memory and time that grows with its length. A paragraph
/// longer than `longestPiece` is cut further, and there a name or a number could be torn in two and stand in print. So the
/// stretch around the cut is looked through first, and the cut is made as far as can be from anything that was found: at
/// the end of a sentence if one is clear, else at a line end or a space. Only where there is none at all, in a “word” of
/// thousands of letters, is it made between two of them.
extension Redactor {
    /// How many bytes of a paragraph are read at once, at most.
    public static let longestPiece = 32_768
    /// Where in a piece that is too long the cut is looked for: in so many bytes before its end,
    private static let searched = 4_096
    /// with so many bytes behind that are looked through too.
    private static let ahead = 1_024
    /// How far a cut should be from whatever was found, in bytes: cues, titles and prepositions stand within it.
    private static let clearance = 96

    /// The stretches of a text that are read on their own, in order.
    ///
    /// - Parameters:
    ///   - bytes: the text, from the beginning of a paragraph or of an earlier stretch.
    ///   - isLast: whether the text ends with these bytes. Where it does not, what the next bytes could change is left out.
    /// - Returns: the stretches; if the text ends here, together they are the whole text.
    public func pieces(of bytes: [UInt8], isLast: Bool = true) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        let paragraphs = Paragraphs.ranges(in: bytes)
        for (position, paragraph) in paragraphs.enumerated() {
            let isOpen = !isLast && position == paragraphs.count - 1
            var start = paragraph.lowerBound
            while paragraph.upperBound - start > Self.longestPiece {
                guard !isOpen || paragraph.upperBound - start > Self.longestPiece + Self.ahead else { return pieces }
                let end = cut(bytes, from: start, within: paragraph.upperBound)
                pieces.append(start..<end)
                start = end
            }
            if !isOpen { pieces.append(start..<paragraph.upperBound) }
        }
        return pieces
    }

    /// Where to cut a paragraph that goes on to `limit`.
    private func cut(_ bytes: [UInt8], from start: Int, within limit: Int) -> Int {
        let latest = Self.scalarStart(in: bytes, at: start + Self.longestPiece)
        let earliest = Self.scalarStart(in: bytes, at: latest - Self.searched)
        let window = earliest..<Self.scalarStart(in: bytes, at: min(limit, latest + Self.ahead))
        let occupied = found(in: Array(bytes[window])).map {
            ($0.lowerBound + window.lowerBound)..<($0.upperBound + window.lowerBound)
        }
        var best: (place: Int, isSentence: Bool, distance: Int)?
        // Not at the very beginning of the window: what stands before it was not looked through.
        for place in (earliest + Self.ahead)..<latest where bytes[place - 1] <= 0x20 && bytes[place] > 0x20 {
            let distance = min(Self.clearance, Self.distance(of: place, from: occupied))
            guard distance >= 0 else { continue }
            let isSentence = distance == Self.clearance && Self.endsSentence(bytes, before: place)
            let isBetter =
                best.map { isSentence == $0.isSentence ? distance >= $0.distance : isSentence } ?? true
            if isBetter { best = (place, isSentence, distance) }
        }
        return best?.place ?? latest
    }

    /// How far a place is from the nearest of some stretches; negative inside one.
    private static func distance(of place: Int, from occupied: [Range<Int>]) -> Int {
        var distance = Int.max
        for range in occupied {
            if range.lowerBound < place, place < range.upperBound { return -1 }
            distance = min(distance, range.lowerBound >= place ? range.lowerBound - place : place - range.upperBound)
        }
        return distance
    }

    private static func endsSentence(_ bytes: [UInt8], before place: Int) -> Bool {
        var index = place - 1
        while index > 0, bytes[index] <= 0x20 { index -= 1 }
        return [0x2E, 0x21, 0x3F].contains(bytes[index])
    }

    private static func scalarStart(in bytes: [UInt8], at index: Int) -> Int {
        var index = index
        while index < bytes.count, bytes[index] & 0b1100_0000 == 0b1000_0000 { index -= 1 }
        return index
    }
}
