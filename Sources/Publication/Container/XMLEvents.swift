import CExpat

/// An element's or attribute's name, with a short prefix for its namespace: `w:p`, `wp:docPr`, `r:id`.
typealias XMLName = String

/// What a reader of XML is told.
protocol XMLHandler: AnyObject {
    /// Whether it has taken more than it may.
    var isFull: Bool { get }
    func start(_ name: XMLName, _ attributes: XMLAttributes)
    func end(_ name: XMLName)
    func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

extension XMLHandler {
    var isFull: Bool { false }
}

/// The attributes of an element.
struct XMLAttributes {
    fileprivate let pointer: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
    fileprivate let names: XMLNames

    /// The value of an attribute.
    subscript(name: XMLName) -> String? {
        var index = 0
        while let key = pointer?[index], let value = pointer?[index + 1] {
            if names.name(key) == name { return String(cString: value) }
            index += 2
        }
        return nil
    }

    /// Every value, in order.
    var values: [String] {
        var values: [String] = []
        var index = 0
        while pointer?[index] != nil, let value = pointer?[index + 1] {
            values.append(String(cString: value))
            index += 2
        }
        return values
    }
}

/// Gives namespaces their short prefixes, whatever a file calls them.
final class XMLNames {
    private var known: [UInt64: (raw: [UInt8], name: XMLName)] = [:]

    private static let prefixes: [String: String] = [
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
        "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
        "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
        "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
        "http://purl.oclc.org/ooxml/drawingml/main": "a",
        "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
        "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
        "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
        "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
        "http://purl.oclc.org/ooxml/drawingml/chart": "c",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
        "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
        "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
        "http://purl.oclc.org/ooxml/officeDocument/math": "m", "urn:schemas-microsoft-com:vml": "v",
        "urn:schemas-microsoft-com:office:office": "o",
        "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
        "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
        "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
        "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
        "http://purl.org/dc/elements/1.1/": "dc", "http://purl.org/dc/terms/": "dcterms",
        "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": "ep",
        "http://purl.oclc.org/ooxml/officeDocument/extendedProperties": "ep",
        "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties": "op",
        "http://purl.oclc.org/ooxml/officeDocument/customProperties": "op",
        "http://schemas.openxmlformats.org/officeDocument/2006/bibliography": "b",
        "http://purl.oclc.org/ooxml/officeDocument/bibliography": "b",
        "http://schemas.openxmlformats.org/officeDocument/2006/customXml": "ds",
    ]

    /// The short name of what the parser calls `namespace|name`.
    fileprivate func name(_ raw: UnsafePointer<XML_Char>) -> XMLName {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var length = 0
        while raw[length] != 0 {
            hash = (hash ^ UInt64(UInt8(bitPattern: raw[length]))) &* 0x100_0000_01B3
            length += 1
        }
        let bytes = UnsafeRawBufferPointer(start: raw, count: length)
        if let entry = known[hash], entry.raw.elementsEqual(bytes) { return entry.name }
        let text = String(decoding: bytes, as: UTF8.self)
        var name = text
        if let bar = text.lastIndex(of: "|") {
            let local = text[text.index(after: bar)...]
            name = "\(Self.prefixes[String(text[..<bar])] ?? "?"):\(local)"
        }
        if known.count < 4096 { known[hash] = (Array(bytes), name) }
        return name
    }
}

/// Reads XML with the parser expat, piece by piece. A document type, and with it every entity of its own, is refused.
final class XMLEvents {
    private let parser: XML_Parser
    private let names = XMLNames()
    private let handler: any XMLHandler
    private var depth = 0
    private var refusal: String?

    /// How deep elements may stand inside each other.
    private static let deepest = 256

    init(handler: any XMLHandler) throws(ContainerProblem) {
        guard let parser = XML_ParserCreateNS(nil, 0x7C) else { throw ContainerProblem("no memory to read it") }
        self.parser = parser
        self.handler = handler
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { data, name, attributes in
                guard let name else { return }
                XMLEvents.from(data)?.start(name, attributes)
            },
            { data, name in
                guard let name else { return }
                XMLEvents.from(data)?.end(name)
            })
        XML_SetCharacterDataHandler(parser) { data, text, length in
            guard let text, let events = XMLEvents.from(data), events.refusal == nil else { return }
            text.withMemoryRebound(to: UInt8.self, capacity: Int(length)) { bytes in
                events.handler.text(UnsafeBufferPointer(start: bytes, count: Int(length)))
            }
        }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
            XMLEvents.from(data)?.refuse("a document type, which could bring entities along")
        }
    }

    deinit { XML_ParserFree(parser) }

    private static func from(_ data: UnsafeMutableRawPointer?) -> XMLEvents? {
        data.map { Unmanaged<XMLEvents>.fromOpaque($0).takeUnretainedValue() }
    }

    private func refuse(_ reason: String) {
        guard refusal == nil else { return }
        refusal = reason
        XML_StopParser(parser, XML_Bool(XML_FALSE))
    }

    private func start(_ name: UnsafePointer<XML_Char>, _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?) {
        guard refusal == nil else { return }
        depth += 1
        guard depth <= Self.deepest else { return refuse("elements that stand more than \(Self.deepest) deep") }
        handler.start(names.name(name), XMLAttributes(pointer: attributes, names: names))
    }

    private func end(_ name: UnsafePointer<XML_Char>) {
        guard refusal == nil else { return }
        depth -= 1
        handler.end(names.name(name))
    }

    /// Reads a piece.
    func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(ContainerProblem) {
        try parse(bytes, isLast: false)
    }

    /// Says that all was read.
    func finish() throws(ContainerProblem) {
        try parse(UnsafeBufferPointer(start: nil, count: 0), isLast: true)
    }

    private func parse(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) throws(ContainerProblem) {
        let status = bytes.withMemoryRebound(to: XML_Char.self) { buffer in
            XML_Parse(parser, buffer.baseAddress, Int32(buffer.count), isLast ? 1 : 0)
        }
        if let refusal { throw ContainerProblem(refusal) }
        if handler.isFull { throw ContainerProblem("more pieces of text than a file of its size can have") }
        guard status == XML_STATUS_OK else {
            let line = XML_GetCurrentLineNumber(parser)
            throw ContainerProblem("XML that is not well formed (line \(line) of the part)")
        }
    }
}
