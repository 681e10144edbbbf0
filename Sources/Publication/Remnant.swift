/// Something a file holds beside what its readers see.
public struct Remnant: Hashable, Sendable {
    /// What it is.
    public enum Kind: Hashable, Sendable {
        /// A property that names a person or an organisation; `name` is the property's.
        case author(name: String)
        /// Changes that were tracked: the words before and after are both in the file.
        case trackedChanges(Int)
        /// Text that is set so that nobody sees it.
        case hiddenText(Hiding)
        /// A part of the file that carries more than its page shows.
        case embedded(Embedding)
        /// What an image carries beside its picture.
        case imageMetadata(ImageMetadata)
        /// A file name or a path on somebody's machine.
        case path
        /// Something that was not read.
        case unread(reason: String)
    }

    /// How text is hidden.
    public enum Hiding: String, Hashable, Sendable, Comparable {
        case hiddenRun = "formatted as hidden"
        case groundColour = "in the colour of its ground"
        case tiny = "too small to be read"
        case fallback = "shown by other programs only"
        case style = "in an element that is not shown"
        case screenReader = "kept from screen readers"

        /// Orders by name.
        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// What is embedded.
    public enum Embedding: String, Hashable, Sendable {
        case object = "an embedded object"
        case workbook = "an embedded workbook, which may hold all data behind a chart"
        case template = "a template on somebody's machine"
        case external = "something that is fetched from elsewhere"
        case customXML = "custom XML"
        case glossary = "a glossary of building blocks"
        case macros = "macros"
        case printer = "settings of a printer"
        case mailMerge = "a source of mail merge"
        case variables = "document variables"
        case document = "a whole document inside this one"
        case script = "a program"
        case data = "data that no page shows"
        case frame = "a page or an object from elsewhere"
        case stray = "a part that nothing refers to"
        case outside = "bytes that belong to no part"
        case citations = "the data of a reference manager"
    }

    /// What is said about an image inside it.
    public enum ImageMetadata: String, Hashable, Sendable, Comparable {
        case position = "where it was taken"
        case author = "who made it"
        case serial = "the number of the camera"
        case thumbnail = "a picture of the first page"

        /// Orders by name.
        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// What it is.
    public let kind: Kind
    /// Where it stands, in bytes of the document's source.
    public let range: Range<Int>

    init(_ kind: Kind, _ range: Range<Int>) {
        self.kind = kind
        self.range = range
    }
}

extension Remnant: Comparable {
    /// Orders by place.
    public static func < (left: Self, right: Self) -> Bool {
        if left.range.lowerBound != right.range.lowerBound { return left.range.lowerBound < right.range.lowerBound }
        if left.range.upperBound != right.range.upperBound { return left.range.upperBound < right.range.upperBound }
        return "\(left.kind)" < "\(right.kind)"
    }
}

/// Where extracted text stands in its container.
struct LocationMap: Sendable {
    private struct Entry: Sendable {
        let offset: Int
        let part: Int32
        let paragraph: Int32
        let run: Int32
    }

    private var parts: [String] = []
    private var entries: [Entry] = []

    /// Says that what follows comes from a part of the container.
    mutating func begin(part: String, at offset: Int) {
        parts.append(part)
        add(offset: offset, paragraph: 0, run: 0)
    }

    /// Says that what follows comes from a run of a paragraph, both counted from 1; 0 for none.
    mutating func add(offset: Int, part: Int? = nil, paragraph: Int, run: Int) {
        guard let part = part ?? (parts.isEmpty ? nil : parts.count - 1) else { return }
        let entry = Entry(
            offset: offset, part: Int32(part), paragraph: Int32(clamping: paragraph), run: Int32(clamping: run))
        if entries.last?.offset == offset { entries.removeLast() }
        entries.append(entry)
    }

    /// The number of a part, which is added where it is new.
    mutating func number(of part: String) -> Int {
        if let last = parts.lastIndex(of: part) { return last }
        parts.append(part)
        return parts.count - 1
    }

    /// The place of a byte in its container.
    func location(of offset: Int) -> String? {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].offset <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        let entry = entries[low - 1]
        var location = parts[Int(entry.part)]
        if entry.paragraph > 0 { location += "#p\(entry.paragraph)" }
        if entry.run > 0 { location += "/r\(entry.run)" }
        return location
    }
}
