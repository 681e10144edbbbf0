/// Finds what the files of images say beside the picture: Exif, XMP, IPTC and the texts of PNG.
enum ImageMetadata {
    /// What is said, each once, in order. Damaged metadata say as much as can be read.
    static func read(_ bytes: [UInt8]) -> [Remnant.ImageMetadata] {
        var found: Set<Remnant.ImageMetadata> = []
        if bytes.starts(with: [0xFF, 0xD8]) {
            readJPEG(bytes, &found)
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
            readPNG(bytes, &found)
        } else if bytes.starts(with: Array("II".utf8) + [42, 0]) || bytes.starts(with: Array("MM".utf8) + [0, 42]) {
            ExifReader(bytes[...]).read(&found)
        } else if bytes.starts(with: "RIFF".utf8), bytes.count > 12, bytes[8..<12].elementsEqual("WEBP".utf8) {
            readWebP(bytes, &found)
        } else if bytes.first(where: { $0 > 0x20 }) == 0x3C {
            readXMP(bytes[...], &found)
        }
        return found.sorted()
    }

    private static func big16(_ bytes: [UInt8], _ index: Int) -> Int { Int(bytes[index]) << 8 | Int(bytes[index + 1]) }
    private static func big32(_ bytes: [UInt8], _ index: Int) -> Int {
        big16(bytes, index) << 16 | big16(bytes, index + 2)
    }

    private static func readJPEG(_ bytes: [UInt8], _ found: inout Set<Remnant.ImageMetadata>) {
        var index = 2
        while index + 4 <= bytes.count, bytes[index] == 0xFF {
            let marker = bytes[index + 1]
            if marker == 0xDA || marker == 0xD9 { return }
            if marker == 0xFF || (0xD0...0xD8).contains(marker) {
                index += marker == 0xFF ? 1 : 2
                continue
            }
            let end = min(bytes.count, index + 2 + max(2, big16(bytes, index + 2)))
            let body = bytes[(index + 4)..<max(index + 4, end)]
            if marker == 0xE1, body.starts(with: Array("Exif".utf8) + [0, 0]) {
                ExifReader(body.dropFirst(6)).read(&found)
            } else if marker == 0xE1 {
                readXMP(body, &found)
            } else if marker == 0xED {
                readIPTC(body, &found)
            }
            index = end
        }
    }

    private static func readPNG(_ bytes: [UInt8], _ found: inout Set<Remnant.ImageMetadata>) {
        var index = 8
        while index + 12 <= bytes.count {
            let length = big32(bytes, index)
            let end = index + 8 + length
            guard end + 4 <= bytes.count else { return }
            let body = bytes[(index + 8)..<end]
            switch String(decoding: bytes[(index + 4)..<(index + 8)], as: UTF8.self) {
            case "eXIf": ExifReader(body).read(&found)
            case "tEXt", "iTXt", "zTXt":
                let key = String(decoding: body.prefix { $0 != 0 }, as: UTF8.self).lowercased()
                if ["author", "artist", "creator"].contains(key) { found.insert(.author) }
                if key.hasPrefix("xml:com.adobe.xmp") { readXMP(body, &found) }
            default: break
            }
            index = end + 4
        }
    }

    private static func readWebP(_ bytes: [UInt8], _ found: inout Set<Remnant.ImageMetadata>) {
        var index = 12
        while index + 8 <= bytes.count {
            let length = (0..<4).reduce(0) { $0 | Int(bytes[index + 4 + $1]) << (8 * $1) }
            let end = index + 8 + length
            guard end <= bytes.count else { return }
            let body = bytes[(index + 8)..<end]
            switch String(decoding: bytes[index..<(index + 4)], as: UTF8.self) {
            case "EXIF": ExifReader(body.starts(with: "Exif".utf8) ? body.dropFirst(6) : body).read(&found)
            case "XMP ": readXMP(body, &found)
            default: break
            }
            index = end + length % 2
        }
    }

    private static func readIPTC(_ bytes: ArraySlice<UInt8>, _ found: inout Set<Remnant.ImageMetadata>) {
        // Records of the application part: by-line, writer, contact.
        for index in bytes.indices.dropLast(4) where bytes[index] == 0x1C && bytes[index + 1] == 2 {
            if [80, 122, 118].contains(bytes[index + 2]) { found.insert(.author) }
        }
    }

    private static func readXMP(_ bytes: ArraySlice<UInt8>, _ found: inout Set<Remnant.ImageMetadata>) {
        let text = String(decoding: bytes.prefix(1 << 18), as: UTF8.self)
        if text.contains("exif:GPSL") { found.insert(.position) }
        if text.contains("dc:creator") || text.contains("photoshop:AuthorsPosition") || text.contains("tiff:Artist") {
            found.insert(.author)
        }
        if text.contains("aux:SerialNumber") || text.contains("exifEX:BodySerialNumber") { found.insert(.serial) }
    }
}

/// The directories of Exif: an ordinary one, and those for the camera and for the position that it leads to.
private struct ExifReader {
    private let bytes: [UInt8]
    private let isBigEndian: Bool

    init(_ slice: ArraySlice<UInt8>) {
        bytes = Array(slice)
        isBigEndian = bytes.first == 0x4D
    }

    private func number(_ offset: Int, _ width: Int) -> Int? {
        guard offset >= 0, offset + width <= bytes.count else { return nil }
        let part = bytes[offset..<(offset + width)]
        return (isBigEndian ? Array(part) : Array(part.reversed())).reduce(0) { $0 << 8 | Int($1) }
    }

    func read(_ found: inout Set<Remnant.ImageMetadata>) {
        guard let first = number(4, 4) else { return }
        readDirectory(first, &found, depth: 0)
    }

    private func readDirectory(_ offset: Int, _ found: inout Set<Remnant.ImageMetadata>, depth: Int) {
        guard depth < 4, let count = number(offset, 2), count < 1000 else { return }
        for index in 0..<count {
            let entry = offset + 2 + 12 * index
            guard let tag = number(entry, 2), let length = number(entry + 4, 4), let value = number(entry + 8, 4) else {
                return
            }
            switch tag {
            case 0x013B, 0x9C9D, 0xA430: if hasText(entry, tag, length) { found.insert(.author) }
            case 0xA431, 0xA435: if hasText(entry, tag, length) { found.insert(.serial) }
            case 0x8825: if hasPosition(value) { found.insert(.position) }
            case 0x8769: readDirectory(value, &found, depth: depth + 1)
            default: break
            }
        }
    }

    /// Whether a text is more than blanks.
    private func hasText(_ entry: Int, _ tag: Int, _ length: Int) -> Bool {
        let start = length <= 4 ? entry + 8 : number(entry + 8, 4) ?? bytes.count
        guard start < bytes.count else { return false }
        return bytes[start..<min(bytes.count, start + min(length, 256))].contains { $0 > 0x20 }
    }

    /// Whether a directory has a latitude or a longitude, not only the version that some writers leave.
    private func hasPosition(_ offset: Int) -> Bool {
        guard let count = number(offset, 2), count < 1000 else { return false }
        return (0..<count).contains { [2, 4].contains(number(offset + 2 + 12 * $0, 2) ?? 0) }
    }
}
