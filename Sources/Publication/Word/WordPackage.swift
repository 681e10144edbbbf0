/// The parts of a Word document and how they refer to each other.
final class WordPackage {
    struct Relationship {
        let id: String
        /// The last word of its type, such as `footnotes`.
        let type: String
        /// The part, or the address where it leads out of the document.
        let target: String
        let isExternal: Bool
    }

    let archive: ZipArchive
    private let entries: [String: ZipArchive.Entry]
    /// The parts that somebody has read or judged.
    private(set) var visited: Set<String> = []

    init(_ archive: ZipArchive) {
        self.archive = archive
        entries = Dictionary(
            archive.entries.map { ($0.name.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    }

    func has(_ part: String) -> Bool { entries[part.lowercased()] != nil }

    func visit(_ part: String) { visited.insert(part.lowercased()) }

    /// Reads a part as XML. Returns whether there is one.
    @discardableResult
    func read(_ part: String, into handler: any XMLHandler) throws(ContainerProblem) -> Bool {
        guard let entry = entries[part.lowercased()] else { return false }
        visit(part)
        let events = try XMLEvents(handler: handler)
        try archive.read(entry) { (piece) throws(ContainerProblem) in try events.read(piece) }
        try events.finish()
        return true
    }

    /// The bytes of a part; `nil` where there is none.
    func bytes(of part: String, limit: Int = 256 << 20) throws(ContainerProblem) -> [UInt8]? {
        guard let entry = entries[part.lowercased()] else { return nil }
        visit(part)
        return try archive.content(of: entry, limit: limit)
    }

    /// What a part refers to; `""` is the package itself.
    func relationships(of part: String) throws(ContainerProblem) -> [Relationship] {
        let slash = part.lastIndex(of: "/")
        let folder = slash.map { String(part[...$0]) } ?? ""
        let name = slash.map { String(part[part.index(after: $0)...]) } ?? part
        let reader = RelationshipReader(folder: folder)
        try read("\(folder)_rels/\(name).rels", into: reader)
        return reader.relationships
    }
}

private final class RelationshipReader: XMLHandler {
    private let folder: String
    private(set) var relationships: [WordPackage.Relationship] = []

    init(folder: String) { self.folder = folder }

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard name == "rel:Relationship", let target = attributes["Target"] else { return }
        let isExternal = attributes["TargetMode"] == "External"
        let type = attributes["Type"].flatMap { $0.split(separator: "/").last.map(String.init) } ?? ""
        relationships.append(
            WordPackage.Relationship(
                id: attributes["Id"] ?? "", type: type, target: isExternal ? target : resolved(target),
                isExternal: isExternal))
    }

    func end(_ name: XMLName) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    /// A target as a name in the package.
    private func resolved(_ target: String) -> String {
        var parts: [Substring] = target.hasPrefix("/") ? [] : folder.split(separator: "/")
        for part in target.split(separator: "/") {
            if part == ".." {
                _ = parts.popLast()
            } else if part != "." {
                parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }
}
