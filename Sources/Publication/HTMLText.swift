/// Cuts raw HTML into what a reader of the page sees and what a reader of the file finds: text, values of attributes,
/// comments. One pass, for any bytes.
struct HTMLText {
    private let html: MappedText
    private var position = 0
    /// The text between the tags.
    private(set) var text: MappedText
    /// Comments and values of attributes, in order.
    private(set) var others: [(kind: Block.Kind, text: MappedText)] = []

    private static let inlineTags: Set<String> = [
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
        "samp", "small", "span", "strong", "sub", "sup", "tt", "u", "var", "wbr",
    ]

    init(_ html: MappedText) {
        self.html = html
        text = MappedText(origin: html.map.start(of: 0))
        read()
    }

    private mutating func read() {
        let bytes = html.bytes
        var run = 0
        while position < bytes.count {
            guard bytes[position] == 0x3C else {
                position += 1
                continue
            }
            decode(run..<position)
            if starts(with: "<!--") {
                let content = position + 4
                let end = find("-->", from: content)
                others.append((.comment, html.slice(content..<end)))
                position = min(bytes.count, end + 3)
            } else if position + 1 < bytes.count, isTagStart(bytes[position + 1]) {
                readTag()
            } else {
                text.append(html, position..<(position + 1))
                position += 1
            }
            run = position
        }
        decode(run..<bytes.count)
    }

    private func isTagStart(_ byte: UInt8) -> Bool {
        isLetter(byte) || byte == 0x2F || byte == 0x21 || byte == 0x3F
    }

    private func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private func starts(with word: String) -> Bool { html.bytes[position...].starts(with: word.utf8) }

    private func find(_ word: String, from start: Int) -> Int {
        let word = Array(word.utf8)
        var index = start
        while index + word.count <= html.bytes.count {
            if html.bytes[index] == word[0], html.bytes[index...].starts(with: word) { return index }
            index += 1
        }
        return html.bytes.count
    }

    /// Reads a tag, a declaration or an instruction up to its `>`, quotation marks respected.
    private mutating func readTag() {
        let bytes = html.bytes
        position += 1
        if position < bytes.count, !isLetter(bytes[position]) { position += 1 }
        let nameStart = position
        while position < bytes.count, !isSpace(bytes[position]), bytes[position] != 0x3E, bytes[position] != 0x2F {
            position += 1
        }
        let name = String(decoding: bytes[nameStart..<position], as: UTF8.self).lowercased()
        if !Self.inlineTags.contains(name), !text.isEmpty { text.append(unmapped: [0x0A]) }
        while position < bytes.count, bytes[position] != 0x3E {
            if isSpace(bytes[position]) || bytes[position] == 0x2F || bytes[position] == 0x3D {
                position += 1
                continue
            }
            readAttribute()
        }
        if position < bytes.count { position += 1 }
    }

    private mutating func readAttribute() {
        let bytes = html.bytes
        let start = position
        while position < bytes.count, !isSpace(bytes[position]), bytes[position] != 0x3D, bytes[position] != 0x3E {
            position += 1
        }
        let name = String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
        var next = position
        while next < bytes.count, isSpace(bytes[next]) { next += 1 }
        guard next < bytes.count, bytes[next] == 0x3D else {
            others.append((.attribute(name: name), html.slice(start..<position)))
            return
        }
        next += 1
        while next < bytes.count, isSpace(bytes[next]) { next += 1 }
        let value: Range<Int>
        if next < bytes.count, bytes[next] == 0x22 || bytes[next] == 0x27 {
            let end = bytes[(next + 1)...].firstIndex(of: bytes[next]) ?? bytes.count
            value = (next + 1)..<end
            position = min(bytes.count, end + 1)
        } else {
            position = next
            while position < bytes.count, !isSpace(bytes[position]), bytes[position] != 0x3E { position += 1 }
            value = next..<position
        }
        var text = MappedText(origin: html.map.start(of: value.lowerBound))
        CharacterReferences.append(html, value, to: &text)
        let kind: Block.Kind =
            switch name {
            case "alt": .altText
            case "title": .linkTitle
            case "href", "src": .linkDestination
            default: .attribute(name: name)
            }
        others.append((kind, text))
    }

    private mutating func decode(_ range: Range<Int>) { CharacterReferences.append(html, range, to: &text) }
}

/// The character references of HTML: all numeric ones and the named ones that can hide or part words.
enum CharacterReferences {
    private static let named: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "shy": "\u{AD}",
        "zwnj": "\u{200C}",
        "zwj": "\u{200D}", "lrm": "\u{200E}", "rlm": "\u{200F}", "ensp": "\u{2002}", "emsp": "\u{2003}",
        "thinsp": "\u{2009}", "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
        "laquo": "«", "raquo": "»", "hellip": "…", "pound": "£", "commat": "@", "period": ".", "num": "#",
        "lowbar": "_",
        "eacute": "é", "egrave": "è", "aacute": "á", "iacute": "í", "oacute": "ó", "uacute": "ú", "ouml": "ö",
        "uuml": "ü",
        "auml": "ä", "ccedil": "ç", "ntilde": "ñ",
    ]

    /// The reference that begins at the `&` at `start`: what it stands for (`nil` where its name is not known here) and where
    /// it ends; `nil` where there is none.
    static func reference(in bytes: [UInt8], at start: Int, limit: Int) -> (text: String?, end: Int)? {
        let longest = min(limit, start + 34)
        guard start + 2 < longest else { return nil }
        var end = start + 1
        while end < longest, bytes[end] != 0x3B {
            let byte = bytes[end]
            let isName = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
            guard isName || (byte == 0x23 && end == start + 1) else { return nil }
            end += 1
        }
        guard end < longest, end > start + 1 else { return nil }
        let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
        guard name.hasPrefix("#") else { return (named[name], end + 1) }
        let digits = name.dropFirst()
        let value =
            digits.first == "x" || digits.first == "X"
            ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
        guard let value else { return nil }
        let scalar = value == 0 ? nil : Unicode.Scalar(value)
        return (String(Character(scalar ?? "\u{FFFD}")), end + 1)
    }

    /// Appends a stretch of HTML with its references resolved.
    static func append(_ html: MappedText, _ range: Range<Int>, to text: inout MappedText) {
        var run = range.lowerBound
        var position = run
        while position < range.upperBound {
            if html.bytes[position] == 0x26,
                let (resolved, end) = reference(in: html.bytes, at: position, limit: range.upperBound),
                let resolved
            {
                text.append(html, run..<position)
                text.append(Array(resolved.utf8), for: html.map.start(of: position)..<html.map.end(of: end))
                position = end
                run = end
            } else {
                position += 1
            }
        }
        text.append(html, run..<range.upperBound)
    }
}
