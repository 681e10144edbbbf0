/// A start tag with its attributes. Ranges are bytes of the HTML.
struct HTMLTag {
    struct Attribute {
        /// In lower case.
        let name: String
        let nameRange: Range<Int>
        /// Between the quotation marks, references not resolved; empty at the end of the name where there is none.
        let value: Range<Int>
    }

    /// In lower case.
    let name: String
    let range: Range<Int>
    var attributes: [Attribute] = []
    /// Whether it has more attributes than are kept.
    var isCut = false

    /// How many attributes are kept.
    static let most = 1000

    subscript(name: String) -> Attribute? { attributes.first { $0.name == name } }
}

/// Cuts HTML into tokens as the standard tells browsers to: comments, raw text, attributes and unfinished tags included.
/// Any bytes can be read, each once.
struct HTMLTokenizer {
    enum Token {
        /// Text between tags, references not resolved.
        case text(Range<Int>)
        /// The content of an element that has no markup inside, such as a script; references stand for themselves unless
        /// `resolves`.
        case rawText(Range<Int>, of: String, resolves: Bool)
        case start(HTMLTag)
        case end(name: String, at: Int)
        /// What stands between the marks of a comment.
        case comment(Range<Int>)
        case declaration(Range<Int>)
    }

    private let bytes: [UInt8]
    private(set) var position = 0
    /// The element whose raw text comes next.
    private var rawElement: String?

    private static let rawElements: Set<String> = ["script", "style", "xmp", "iframe", "noembed", "noframes"]
    private static let resolvingElements: Set<String> = ["title", "textarea"]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next token; `nil` at the end.
    mutating func next() -> Token? {
        if let name = rawElement {
            rawElement = nil
            let start = position
            position = name == "plaintext" ? bytes.count : endOfRawText(name)
            if position > start {
                return .rawText(start..<position, of: name, resolves: Self.resolvingElements.contains(name))
            }
        }
        guard position < bytes.count else { return nil }
        let start = position
        if bytes[start] == 0x3C, let token = markup() { return token }
        // A `<` that begins nothing is text.
        position = bytes[(start + 1)...].firstIndex(of: 0x3C) ?? bytes.count
        return .text(start..<position)
    }

    private mutating func markup() -> Token? {
        let start = position
        guard start + 1 < bytes.count else { return nil }
        switch bytes[start + 1] {
        case 0x21: return declaration()
        case 0x3F: return bogusComment(from: start + 1)
        case 0x2F:
            guard start + 2 < bytes.count else { return nil }
            guard Self.isLetter(bytes[start + 2]) else { return bogusComment(from: start + 2) }
            position = start + 2
            let tag = readTag(from: start)
            return .end(name: tag.name, at: start)
        case let byte where Self.isLetter(byte):
            position = start + 1
            let tag = readTag(from: start)
            if Self.rawElements.contains(tag.name) || Self.resolvingElements.contains(tag.name)
                || tag.name == "plaintext"
            {
                rawElement = tag.name
            }
            return .start(tag)
        default: return nil
        }
    }

    private mutating func declaration() -> Token {
        let start = position
        if starts(with: "<!--", at: start) {
            let content = start + 4
            // `<!-->` and `<!--->` are whole comments.
            for (short, end) in [(">", content + 1), ("->", content + 2)] where starts(with: short, at: content) {
                position = end
                return .comment(content..<content)
            }
            var index = content
            while index < bytes.count {
                if bytes[index] == 0x2D, index + 2 < bytes.count, bytes[index + 1] == 0x2D {
                    if bytes[index + 2] == 0x3E {
                        position = index + 3
                        return .comment(content..<index)
                    }
                    if bytes[index + 2] == 0x21, index + 3 < bytes.count, bytes[index + 3] == 0x3E {
                        position = index + 4
                        return .comment(content..<index)
                    }
                }
                index += 1
            }
            position = bytes.count
            return .comment(content..<bytes.count)
        }
        let end = bytes[start...].firstIndex(of: 0x3E) ?? bytes.count
        position = min(bytes.count, end + 1)
        let isDoctype =
            start + 3 < bytes.count && bytes[start + 2] & 0xDF == 0x44 && bytes[start + 3] & 0xDF == 0x4F
        return isDoctype ? .declaration((start + 2)..<end) : .comment((start + 2)..<end)
    }

    private mutating func bogusComment(from start: Int) -> Token {
        let end = bytes[start...].firstIndex(of: 0x3E) ?? bytes.count
        position = min(bytes.count, end + 1)
        return starts(with: "?xml ", at: start) ? .declaration(start..<end) : .comment(start..<end)
    }

    // MARK: Tags

    private mutating func readTag(from start: Int) -> HTMLTag {
        let nameStart = position
        while position < bytes.count, !Self.endsName(bytes[position]) { position += 1 }
        let name = lowercased(nameStart..<position)
        var attributes: [HTMLTag.Attribute] = []
        var isCut = false
        while position < bytes.count, bytes[position] != 0x3E {
            if Self.isSpace(bytes[position]) || bytes[position] == 0x2F {
                position += 1
                continue
            }
            let attribute = readAttribute()
            if attributes.count < HTMLTag.most { attributes.append(attribute) } else { isCut = true }
        }
        if position < bytes.count { position += 1 }
        return HTMLTag(name: name, range: start..<position, attributes: attributes, isCut: isCut)
    }

    private mutating func readAttribute() -> HTMLTag.Attribute {
        let start = position
        // A name may begin with `=`.
        position += 1
        while position < bytes.count, !Self.endsName(bytes[position]), bytes[position] != 0x3D { position += 1 }
        let nameRange = start..<position
        let name = lowercased(nameRange)
        var next = position
        while next < bytes.count, Self.isSpace(bytes[next]) { next += 1 }
        guard next < bytes.count, bytes[next] == 0x3D else {
            return HTMLTag.Attribute(name: name, nameRange: nameRange, value: position..<position)
        }
        next += 1
        while next < bytes.count, Self.isSpace(bytes[next]) { next += 1 }
        guard next < bytes.count, bytes[next] == 0x22 || bytes[next] == 0x27 else {
            position = next
            while position < bytes.count, !Self.isSpace(bytes[position]), bytes[position] != 0x3E { position += 1 }
            return HTMLTag.Attribute(name: name, nameRange: nameRange, value: next..<position)
        }
        let end = bytes[(next + 1)...].firstIndex(of: bytes[next]) ?? bytes.count
        position = min(bytes.count, end + 1)
        return HTMLTag.Attribute(name: name, nameRange: nameRange, value: (next + 1)..<end)
    }

    private func endOfRawText(_ name: String) -> Int {
        let name = Array(name.utf8)
        var index = position
        while index < bytes.count {
            guard let open = bytes[index...].firstIndex(of: 0x3C) else { return bytes.count }
            let after = open + 2 + name.count
            if after <= bytes.count, bytes[open + 1] == 0x2F,
                zip(bytes[(open + 2)..<after], name).allSatisfy({ $0 | 0x20 == $1 }),
                after == bytes.count || Self.endsName(bytes[after])
            {
                return open
            }
            index = open + 1
        }
        return bytes.count
    }

    private func lowercased(_ range: Range<Int>) -> String {
        String(unsafeUninitializedCapacity: range.count) { buffer in
            for (offset, index) in range.enumerated() {
                let byte = bytes[index]
                buffer[offset] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            }
            return range.count
        }
    }

    private func starts(with word: String, at index: Int) -> Bool {
        index <= bytes.count && bytes[index...].starts(with: word.utf8)
    }

    static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    private static func endsName(_ byte: UInt8) -> Bool { isSpace(byte) || byte == 0x3E || byte == 0x2F }
}
