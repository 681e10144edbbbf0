import Input

/// A vignette between its marks.
public struct MarkedVignette: Hashable, Sendable {
    /// Its id, such as `V-0007`.
    public let id: String
    /// Its revision, where the mark names one.
    public let revision: Int?
    /// The block of the opening mark.
    public let opening: Int
    /// The blocks between the marks.
    public let blocks: Range<Int>

    /// The id and the revision as the mark writes them.
    public var reference: String { revision.map { "\(id)@\($0)" } ?? id }
}

/// What is wrong with the marks of a vignette.
public struct MarkerProblem: Hashable, Sendable {
    /// The kinds of mistakes.
    public enum Kind: Sendable {
        /// An opening mark without an end.
        case neverClosed
        /// An end without an opening mark.
        case neverOpened
        /// An opening mark inside another vignette.
        case nested
        /// An id that an earlier vignette of the document has.
        case duplicate
        /// Nothing between the marks.
        case empty
        /// A mark that names no id, or whose id is no `LETTERS-DIGITS` with an optional `@REVISION`.
        case unreadable
        /// A mark inside a paragraph, where it does not divide anything.
        case insideText
        /// A mark inside code, where it is text, though it looks meant.
        case insideCode
    }

    /// The mistake.
    public let kind: Kind
    /// The block of the mark.
    public let block: Int
}

/// A mark as it stands in a file.
enum VignetteMark: Hashable, Sendable {
    case begin(id: String, revision: Int?)
    case end
    case unreadable

    /// The mark that a comment or a paragraph is, where it is one.
    init?(kind: Block.Kind, text: [UInt8]) {
        switch kind {
        case .comment:
            guard let first = text.first(where: { $0 > 0x20 }), first == 0x76 else { return nil }
            self.init(comment: String(decoding: text, as: UTF8.self))
        case .paragraph:
            guard text.count < 512, let first = text.first(where: { $0 > 0x20 }), first == 0x5B || first == 0x3C else {
                return nil
            }
            self.init(line: String(decoding: text, as: UTF8.self))
        default: return nil
        }
    }

    /// Reads what names a vignette in an attribute, `V-0007@2`.
    init(name: String) { self.init(reference: name.trimmingSpaces[...]) }

    /// Reads the tag of a content control or the name of a bookmark, `vignette:V-0007@2`; `nil` where it is no mark.
    /// A bookmark's name may have letters, digits and underscores only, so `vignette_V_0007_r2` is the same.
    init?(tag: String) {
        if tag.hasPrefix("vignette:") {
            self.init(reference: tag.dropFirst("vignette:".count))
        } else if tag.hasPrefix("vignette_") {
            var words = tag.dropFirst("vignette_".count).split(separator: "_", omittingEmptySubsequences: false)
            var revision: Substring?
            if words.count > 1, let last = words.last, last.hasPrefix("r"), Int(last.dropFirst()) != nil {
                revision = last.dropFirst()
                words.removeLast()
            }
            self.init(reference: Substring(words.joined(separator: "-") + (revision.map { "@\($0)" } ?? "")))
        } else {
            return nil
        }
    }

    /// Reads the content of a comment, `vignette:begin V-0007@2` or `vignette:end`; `nil` where it is no mark.
    init?(comment: String) {
        let words = comment.split { $0.isWhitespace }
        guard let first = words.first, first.hasPrefix("vignette:") else { return nil }
        switch first {
        case "vignette:end" where words.count <= 2: self = .end
        case "vignette:begin" where words.count == 2: self.init(reference: words[1])
        default: self = .unreadable
        }
    }

    /// Reads a line of text, `[[vignette V-0007@2]]` or `[[/vignette]]`, or a mark of Markdown that has come into plain
    /// text; `nil` where it is no mark.
    init?(line: String) {
        guard let first = line.utf8.first(where: { $0 > 0x20 }), first == 0x5B || first == 0x3C else { return nil }
        let trimmed = line.trimmingSpaces
        if trimmed.hasPrefix("<!--"), trimmed.hasSuffix("-->"), trimmed.utf8.count >= 7 {
            self.init(comment: String(trimmed.dropFirst(4).dropLast(3)))
            return
        }
        guard trimmed.hasPrefix("[[vignette") || trimmed.hasPrefix("[[/vignette") else { return nil }
        guard trimmed.hasSuffix("]]") else {
            self = .unreadable
            return
        }
        let words = trimmed.dropFirst(2).dropLast(2).split { $0.isWhitespace }
        switch words.first {
        case "/vignette" where words.count <= 2: self = .end
        case "vignette" where words.count == 2: self.init(reference: words[1])
        default: self = .unreadable
        }
    }

    private init(reference: Substring) {
        let parts = reference.split(separator: "@", omittingEmptySubsequences: false)
        let isName = { (part: Substring) in
            !part.isEmpty && part.utf8.count <= 64
                && part.utf8.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                        || byte == 0x2D || byte == 0x5F
                }
        }
        guard parts.count <= 2, isName(parts[0]) else {
            self = .unreadable
            return
        }
        guard parts.count == 2 else {
            self = .begin(id: String(parts[0]), revision: nil)
            return
        }
        guard let revision = Int(parts[1]), revision > 0 else {
            self = .unreadable
            return
        }
        self = .begin(id: String(parts[0]), revision: revision)
    }
}

extension MarkedVignette {
    /// The vignettes of a document and what is wrong with its marks.
    static func find(in blocks: [Block]) -> ([MarkedVignette], [MarkerProblem]) {
        var vignettes: [MarkedVignette] = []
        var problems: [MarkerProblem] = []
        var ids: Set<String> = []
        var open: (id: String, revision: Int?, block: Int)?
        for (index, block) in blocks.enumerated() {
            guard block.mark != nil else { continue }
            if block.isInline {
                problems.append(MarkerProblem(kind: .insideText, block: index))
                continue
            }
            switch block.mark {
            case nil: continue
            case .unreadable?: problems.append(MarkerProblem(kind: .unreadable, block: index))
            case .begin(let id, let revision)?:
                if let outer = open {
                    problems.append(MarkerProblem(kind: .nested, block: index))
                    // What stands between is checked all the same, as the outer one.
                    close(outer, at: index, blocks, &vignettes, &problems, &ids)
                }
                open = (id, revision, index)
            case .end?:
                guard let opened = open else {
                    problems.append(MarkerProblem(kind: .neverOpened, block: index))
                    continue
                }
                close(opened, at: index, blocks, &vignettes, &problems, &ids)
                open = nil
            }
        }
        if let opened = open {
            problems.append(MarkerProblem(kind: .neverClosed, block: opened.block))
            close(opened, at: blocks.count, blocks, &vignettes, &problems, &ids)
        }
        problems += marksInCode(blocks, beside: problems)
        return (vignettes, problems)
    }

    /// Code that holds a mark which looks meant: only one of a pair, or a pair with a paragraph between. An example of the
    /// marks, as documentation shows it, passes.
    private static func marksInCode(_ blocks: [Block], beside problems: [MarkerProblem]) -> [MarkerProblem] {
        let isTorn = problems.contains { $0.kind == .neverClosed || $0.kind == .neverOpened }
        var found: [MarkerProblem] = []
        for (index, block) in blocks.enumerated() where block.kind == .code && block.text.holds("vignette") {
            var depth = 0
            var words = 0
            var isMeant = false
            var hasMark = false
            for line in block.text.split(separator: "\n") {
                switch line.utf8.contains(0x3C) || line.utf8.contains(0x5B) ? VignetteMark(line: String(line)) : nil {
                case .begin?:
                    hasMark = true
                    depth += 1
                    words = 0
                case .end?:
                    hasMark = true
                    depth -= 1
                    if depth < 0 || words >= 8 { isMeant = true }
                case .unreadable?, nil: words += line.utf8.split(separator: 0x20).count
                }
            }
            if hasMark, isMeant || depth != 0 || isTorn { found.append(MarkerProblem(kind: .insideCode, block: index)) }
        }
        return found
    }

    private static func close(
        _ opened: (id: String, revision: Int?, block: Int), at end: Int, _ blocks: [Block],
        _ vignettes: inout [MarkedVignette], _ problems: inout [MarkerProblem], _ ids: inout Set<String>
    ) {
        let inside = (opened.block + 1)..<end
        if !inside.contains(where: { blocks[$0].kind.isBody && !blocks[$0].text.isBlank }) {
            problems.append(MarkerProblem(kind: .empty, block: opened.block))
        }
        if !ids.insert(opened.id).inserted { problems.append(MarkerProblem(kind: .duplicate, block: opened.block)) }
        vignettes.append(
            MarkedVignette(id: opened.id, revision: opened.revision, opening: opened.block, blocks: inside))
    }
}

extension String {
    var trimmingSpaces: String {
        var view = self[...]
        while let first = view.first, first.isWhitespace { view.removeFirst() }
        while let last = view.last, last.isWhitespace { view.removeLast() }
        return String(view)
    }

    var isBlank: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}
