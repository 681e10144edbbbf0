/// Cuts a piece of HTML inside a Markdown paragraph into what a reader of the page sees and what a reader of the file finds:
/// text, values of attributes, comments.
struct HTMLText {
    /// The text between the tags.
    private(set) var text: MappedText
    /// Comments and values of attributes, in order.
    private(set) var others: [DocumentPart] = []
    /// What hides text.
    private(set) var remnants: [Remnant] = []

    init(_ html: MappedText) {
        text = MappedText(origin: html.map.start(of: 0))
        var tokenizer = HTMLTokenizer(html.bytes)
        while let token = tokenizer.next() {
            switch token {
            case .text(let range): CharacterReferences.append(html, range, to: &text, isBare: true)
            case .rawText(let range, _, _): others.append(DocumentPart(kind: .script, text: html.slice(range)))
            case .comment(let range): others.append(DocumentPart(kind: .comment, text: html.slice(range)))
            case .declaration(let range):
                others.append(DocumentPart(kind: .attribute(name: "declaration"), text: html.slice(range)))
            case .end(let name, _):
                if !HTMLNames.inline.contains(name), !text.isEmpty { text.append(unmapped: [0x0A]) }
            case .start(let tag):
                if !HTMLNames.inline.contains(tag.name), !text.isEmpty { text.append(unmapped: [0x0A]) }
                let attributes = HTMLAttributes(tag, html)
                others += attributes.parts
                remnants += attributes.remnants
                if let (hiding, range) = attributes.hiding { remnants.append(Remnant(hiding, range)) }
            }
        }
    }
}

/// What the attributes of a tag say.
struct HTMLAttributes {
    private(set) var parts: [DocumentPart] = []
    private(set) var remnants: [Remnant] = []
    /// What hides the element, and where it says so in the file.
    private(set) var hiding: (kind: Remnant.Kind, range: Range<Int>)?
    /// Whether it sets a ground on which white text can be read.
    private(set) var hasGround = false
    /// Whether it is kept from screen readers only, which hides nothing from the eye.
    private(set) var isSilent = false
    /// The vignette that it holds, as its attribute names it.
    private(set) var vignette: (name: String, text: MappedText)?

    init(_ tag: HTMLTag, _ html: MappedText, style: HTMLStyle? = nil) {
        func value(_ attribute: HTMLTag.Attribute) -> MappedText {
            var text = MappedText(origin: html.map.start(of: attribute.value.lowerBound))
            CharacterReferences.append(html, attribute.value, to: &text, isBare: true)
            return text
        }
        func source(_ range: Range<Int>) -> Range<Int> {
            let start = html.map.start(of: range.lowerBound)
            return start..<(range.isEmpty ? start : max(start, html.map.end(of: range.upperBound)))
        }
        func string(_ name: String) -> String { tag[name].map { value($0).string } ?? "" }

        let isImage = tag.name == "img" || tag.name == "image" || (tag.name == "input" && string("type") == "image")
        for attribute in tag.attributes {
            let place = source(attribute.value.isEmpty ? attribute.nameRange : attribute.value)
            switch attribute.name {
            case "alt" where isImage: continue
            case "data-vignette":
                let text = value(attribute)
                vignette = (text.string, text)
                continue
            case "hidden":
                if string("hidden").lowercased() != "false" { hiding = (.hiddenText(.style), place) }
            case "aria-hidden":
                isSilent = string("aria-hidden").lowercased() == "true"
            case "style":
                let (hides, ground) = HTMLStyle.hiding(string("style"))
                if let hides { hiding = (.hiddenText(hides), place) }
                hasGround = ground
            case "bgcolor": hasGround = true
            case "color" where tag.name == "font":
                if HTMLStyle.hiding("color:" + string("color")).hiding != nil {
                    hiding = (.hiddenText(.groundColour), place)
                }
            default: break
            }
            parts += Self.parts(of: attribute, tag, html, value(attribute), place, &remnants)
        }
        if let effect = style?.effect(tag: tag.name, classes: string("class"), id: string("id")) {
            if hiding == nil, let found = effect.hiding { hiding = (.hiddenText(found), source(tag.range)) }
            if effect.hasGround { hasGround = true }
        }
        if isImage {
            let alternative =
                tag["alt"].map(value) ?? MappedText(origin: source(tag.range).lowerBound)
            parts.append(DocumentPart(kind: .altText, text: alternative, isImage: true))
        }
        if tag.name == "meta", let content = tag["content"] {
            let name = (string("name") + string("property") + string("itemprop")).lowercased()
            let text = value(content)
            parts.append(DocumentPart(kind: .metadata(name: name), text: text, isApart: true))
            if HTMLNames.authors.contains(name), !text.string.isBlank {
                remnants.append(Remnant(.author(name: name), source(content.value)))
            } else if name == "generator" || name == "progid", LocalPath.isOne(text.string) {
                remnants.append(Remnant(.path, source(content.value)))
            }
        }
        if tag.isCut {
            remnants.append(
                Remnant(.unread(reason: "an element has more than \(HTMLTag.most) attributes"), source(tag.range)))
        }
        if HTMLNames.embedding.contains(tag.name) { remnants.append(Remnant(.embedded(.frame), source(tag.range))) }
        if tag.name == "script", tag["src"] != nil {
            remnants.append(Remnant(.embedded(.script), source(tag.range)))
        }
    }

    private static func parts(
        of attribute: HTMLTag.Attribute, _ tag: HTMLTag, _ html: MappedText, _ value: MappedText, _ place: Range<Int>,
        _ remnants: inout [Remnant]
    ) -> [DocumentPart] {
        if attribute.value.isEmpty {
            return [DocumentPart(kind: .attribute(name: attribute.name), text: html.slice(attribute.nameRange))]
        }
        guard HTMLNames.addresses.contains(attribute.name) else {
            if attribute.name == "content", tag.name == "meta" { return [] }
            let kind: Block.Kind =
                switch attribute.name {
                case "alt": .altText
                case "title": .linkTitle
                default: .attribute(name: attribute.name)
                }
            return [DocumentPart(kind: kind, text: value)]
        }
        if let data = DataAddress(value.bytes) {
            switch data.content {
            case .image(let bytes):
                for found in ImageMetadata.read(bytes) { remnants.append(Remnant(.imageMetadata(found), place)) }
            case .other: remnants.append(Remnant(.embedded(.data), place))
            case .harmless: break
            }
            return [DocumentPart(kind: .linkDestination, text: value.slice(0..<data.headLength))]
        }
        return [DocumentPart(kind: .linkDestination, text: value)]
    }
}

/// A `data:` address.
struct DataAddress {
    enum Content {
        case image([UInt8])
        case other
        /// A font or a style.
        case harmless
    }

    let content: Content
    /// The length of what stands before the data.
    let headLength: Int

    init?(_ bytes: [UInt8]) {
        guard bytes.count > 5, String(decoding: bytes[..<5], as: UTF8.self).lowercased() == "data:",
            let comma = bytes.prefix(256).firstIndex(of: 0x2C)
        else { return nil }
        headLength = comma
        let head = String(decoding: bytes[..<comma], as: UTF8.self).lowercased()
        if head.hasPrefix("data:image/") {
            content = .image(head.hasSuffix(";base64") ? Base64.decode(bytes[(comma + 1)...]) : [])
        } else if head.hasPrefix("data:font/") || head.hasPrefix("data:text/css")
            || head.hasPrefix("data:application/font")
            || head.hasPrefix("data:text/javascript") || head.hasPrefix("data:application/javascript")
            || head.hasPrefix("data:application/x-font") || head.hasPrefix("data:application/vnd.ms-fontobject")
        {
            content = .harmless
        } else {
            content = .other
        }
    }
}

/// Base64, read leniently.
enum Base64 {
    static func decode(_ text: some Sequence<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in text {
            let value: UInt8
            switch byte {
            case 0x41...0x5A: value = byte - 0x41
            case 0x61...0x7A: value = byte - 0x61 + 26
            case 0x30...0x39: value = byte - 0x30 + 52
            case 0x2B, 0x2D: value = 62
            case 0x2F, 0x5F: value = 63
            default: continue
            }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return bytes
    }
}
