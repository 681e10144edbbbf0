/// Blocks joined to one running text, with the way back.
public struct JoinedText: Hashable, Sendable {
    /// The texts of the blocks, parted by an empty line.
    public let text: String
    /// The blocks and the scalar of `text` at which each begins, in order.
    private let parts: [(block: Int, start: Int)]

    init(_ blocks: [(index: Int, text: String)]) {
        var text = ""
        var parts: [(block: Int, start: Int)] = []
        var scalars = 0
        for block in blocks {
            if !text.isEmpty {
                text += "\n\n"
                scalars += 2
            }
            parts.append((block.index, scalars))
            text += block.text
            scalars += block.text.unicodeScalars.count
        }
        self.text = text
        self.parts = parts
    }

    /// The block that a scalar of the text belongs to, and its number inside that block.
    func part(of scalar: Int) -> (block: Int, scalar: Int)? {
        parts.last { $0.start <= scalar }.map { ($0.block, scalar - $0.start) }
    }

    /// Whether two texts are equal and come from the same blocks.
    public static func == (left: Self, right: Self) -> Bool {
        left.text == right.text && left.parts.elementsEqual(right.parts, by: ==)
    }

    /// Hashes the text.
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension Document {
    /// The running text of a vignette without its headings, as `VignetteText.paragraphs` cuts it.
    public func paragraphs(of vignette: MarkedVignette) -> [(block: Int, text: String)] {
        vignette.blocks.filter { blocks[$0].kind.isBody && !blocks[$0].isMark }
            .map { ($0, collapsingSpaces(blocks[$0].text)) }.filter { !$0.text.isEmpty }
    }

    /// What a reader reads between the marks of a vignette, or in the whole document: prose and headings.
    public func runningText(of vignette: MarkedVignette?) -> JoinedText {
        let indices = vignette?.blocks ?? blocks.indices
        return JoinedText(
            indices.filter { blocks[$0].kind.isProse && !blocks[$0].isMark }.map { ($0, blocks[$0].text) })
    }

    /// The places of a stretch of a joined text, given in Unicode scalars.
    public func places(of scalars: Range<Int>, in joined: JoinedText) -> (start: Place, end: Place) {
        guard let start = joined.part(of: scalars.lowerBound),
            let end = joined.part(of: max(scalars.lowerBound, scalars.upperBound - 1))
        else {
            let origin = Place(line: 1, column: 1)
            return (origin, origin)
        }
        return (
            places(of: bytes(of: start), in: start.block).start,
            places(of: bytes(of: end), in: end.block).end
        )
    }

    /// One scalar of a block in UTF-8 bytes.
    private func bytes(of part: (block: Int, scalar: Int)) -> Range<Int> {
        let scalars = blocks[part.block].text.unicodeScalars
        var offset = 0
        for (number, scalar) in scalars.enumerated() {
            let width = UTF8.width(scalar)
            if number == part.scalar { return offset..<(offset + width) }
            offset += width
        }
        return offset..<offset
    }
}

/// The text with every run of white space as one space and none at its ends: what two texts are compared by.
public func collapsingSpaces(_ text: String) -> String {
    var result = ""
    var pending = false
    for scalar in text.unicodeScalars {
        if scalar.properties.isWhitespace {
            pending = !result.isEmpty
        } else {
            if pending { result.append(" ") }
            pending = false
            result.unicodeScalars.append(scalar)
        }
    }
    return result
}
