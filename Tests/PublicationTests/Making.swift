import Publication

/// A ZIP container as test files need it: written by hand, so that it can be wrong in any way.
struct Zip {
    struct Entry {
        var name: String
        var content: [UInt8]
        var method: UInt16 = 0
        var flags: UInt16 = 0
        /// What the headers say, where it is not the truth.
        var size: Int?
        var checksum: UInt32?
        /// The packed bytes, where they are made elsewhere.
        var packed: [UInt8]?
        var localName: String?
        var hasDescriptor = false
        var isLong = false
    }

    var entries: [Entry] = []
    var prefix: [UInt8] = []
    var gap: [UInt8] = []
    var comment: [UInt8] = []

    init(_ parts: [(String, String)] = []) {
        entries = parts.map { Entry(name: $0.0, content: Array($0.1.utf8)) }
    }

    private static func bytes(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }

    var bytes: [UInt8] {
        var file = prefix
        var directory: [UInt8] = []
        for entry in entries {
            let start = file.count
            let packed = entry.packed ?? entry.content
            let size = entry.size ?? entry.content.count
            let crc = Self.bytes(Int(entry.checksum ?? Self.checksum(entry.content)), 4)
            let flags = Self.bytes(Int(entry.flags | (entry.hasDescriptor ? 8 : 0)), 2)
            let local = Array((entry.localName ?? entry.name).utf8)
            let sizes = Self.bytes(packed.count, 4) + Self.bytes(size, 4)
            file += [0x50, 0x4B, 3, 4, 20, 0] + flags + Self.bytes(Int(entry.method), 2) + [0, 0, 0, 0]
            file += entry.hasDescriptor ? Array(repeating: 0, count: 12) : crc + sizes
            file += Self.bytes(local.count, 2) + [0, 0] + local + packed
            if entry.hasDescriptor { file += [0x50, 0x4B, 7, 8] + crc + sizes }
            file += gap
            let extra =
                entry.isLong
                ? [1, 0, 24, 0] + Self.bytes(size, 8) + Self.bytes(packed.count, 8) + Self.bytes(start, 8) : []
            let name = Array(entry.name.utf8)
            directory +=
                [0x50, 0x4B, 1, 2, 20, 0, 20, 0] + flags + Self.bytes(Int(entry.method), 2) + [0, 0, 0, 0] + crc
            directory += entry.isLong ? Array(repeating: 0xFF, count: 8) : sizes
            directory += Self.bytes(name.count, 2) + Self.bytes(extra.count, 2)
            directory += Array(repeating: 0, count: 10) + (entry.isLong ? [255, 255, 255, 255] : Self.bytes(start, 4))
            directory += name + extra
        }
        let start = file.count
        file += directory
        if entries.contains(where: \.isLong) {
            let end = file.count
            file += [0x50, 0x4B, 6, 6] + Self.bytes(44, 8) + [45, 0, 45, 0] + Array(repeating: 0, count: 8)
            file += Self.bytes(entries.count, 8) + Self.bytes(entries.count, 8)
            file += Self.bytes(directory.count, 8) + Self.bytes(start, 8)
            file += [0x50, 0x4B, 6, 7, 0, 0, 0, 0] + Self.bytes(end, 8) + [1, 0, 0, 0]
        }
        file += [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + Self.bytes(entries.count, 2) + Self.bytes(entries.count, 2)
        return file + Self.bytes(directory.count, 4) + Self.bytes(start, 4) + Self.bytes(comment.count, 2) + comment
    }
}

/// A picture of one dot with a text beside it.
func png(text: (key: String, value: String)) -> [UInt8] {
    func chunk(_ type: String, _ body: [UInt8]) -> [UInt8] {
        let typed = Array(type.utf8) + body
        func big(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }
        return big(UInt32(body.count)) + typed + big(Zip.checksum(typed))
    }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        + chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
        + chunk("tEXt", Array("\(text.key)\0\(text.value)".utf8))
        + chunk("IEND", [])
}

func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
        let piece = Array(bytes[start..<min(start + 3, bytes.count)])
        let value = piece.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - piece.count))
        for index in 0..<4 { text.append(index <= piece.count ? letters[value >> (18 - 6 * index) & 63] : "=") }
    }
    return text
}

/// A Word document under construction: the body, and what else lies in the container.
struct Word {
    var body: String
    var parts: [(String, String)] = []
    /// Relationships of the document: type, target, and whether it leads out.
    var links: [(type: String, target: String, isExternal: Bool)] = []

    init(_ body: String) { self.body = body }

    /// A paragraph of plain text.
    static func paragraph(_ text: String, style: String? = nil, run: String = "") -> String {
        "<w:p>" + (style.map { "<w:pPr><w:pStyle w:val=\"\($0)\"/></w:pPr>" } ?? "")
            + "<w:r>\(run.isEmpty ? "" : "<w:rPr>\(run)</w:rPr>")<w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
    }

    private static let names =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
        + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
        + "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
        + "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
        + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
        + "xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\""

    static func root(_ name: String, _ content: String) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:\(name) \(names)>\(content)</w:\(name)>"
    }

    private static func relationships(_ links: [(id: String, type: String, target: String, isExternal: Bool)]) -> String
    {
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + links.map { link in
                "<Relationship Id=\"\(link.id)\" Type=\"http://x/relationships/\(link.type)\" Target=\"\(link.target)\""
                    + (link.isExternal ? " TargetMode=\"External\"" : "") + "/>"
            }.joined() + "</Relationships>"
    }

    var zip: Zip {
        var roots = [("a", "officeDocument", "word/document.xml", false)]
        for (name, _) in parts where name.hasPrefix("docProps/") {
            let type = String(name.dropFirst("docProps/".count).prefix { $0 != "." })
            roots.append(
                (
                    type,
                    ["core": "core-properties", "app": "extended-properties", "custom": "custom-properties"][type]
                        ?? type, name, false
                ))
        }
        return Zip(
            [
                ("[Content_Types].xml", "<Types/>"), ("_rels/.rels", Self.relationships(roots)),
                ("word/document.xml", Self.root("document", "<w:body>\(body)</w:body>")),
                (
                    "word/_rels/document.xml.rels",
                    Self.relationships(
                        links.enumerated().map { ("r\($0.offset + 1)", $0.element.0, $0.element.1, $0.element.2) })
                ),
            ] + parts)
    }

    func document() throws -> Document { try Document(name: "t.docx", bytes: zip.bytes, format: .docx) }
}
