import Corpus
public import Input
import Mustache
import Policies

extension StoryTemplate {
    /// Reads a template: a YAML front matter between two lines of `---`, then the Mustache text of a whole vignette.
    ///
    /// Every tag of the Mustache texts must be one that the composer fills: the library prints nothing for an unknown name,
    /// and a vignette with a hole in it must not pass.
    ///
    /// - Throws: `InputProblem` with line and column for a missing front matter, an unknown or missing key, a section given
    ///   twice, a slot whose minimum is over its maximum, an unknown tag or broken Mustache.
    public init(file: String, bytes: [UInt8]) throws(InputProblem) {
        try checkEncoding(of: bytes, file: file)
        let parts = try FrontMatter(file: file, text: String(decoding: bytes, as: UTF8.self))
        let root: YAMLMapping
        do throws(InputProblem) {
            root = try YAMLMapping(file: file, text: parts.yaml)
            try root.refuseKeys(otherThan: [
                "id", "title", "subtitle", "voice", "retells", "sections", "dissent", "declaration",
            ])
            id = try root.text("id")
            title = try root.text("title")
            voice = root.has("voice") ? try root.text("voice") : nil
            retells = root.has("retells") ? Set(try root.texts("retells")) : []
            if voice == nil, !retells.isEmpty {
                throw root.problem("retells", expected: "“voice” beside it, for in that voice they are retold")
            }
            subtitle = root.has("subtitle") ? try root.text("subtitle") : nil
            dissent = root.has("dissent") ? try root.text("dissent") : nil
            declaration = try root.text("declaration")
            var sections: [StorySection] = []
            for mapping in try root.mappings("sections") {
                let section = try StorySection(mapping)
                guard !sections.contains(where: { $0.section == section.section && $0.title == section.title }) else {
                    throw mapping.problem("title", expected: "each section once, or under another title")
                }
                sections.append(section)
            }
            guard !sections.isEmpty else { throw root.problem("sections", expected: "at least one section") }
            self.sections = sections
        } catch {
            throw error.moved(by: 1)
        }
        body = parts.body
        try Self.check(
            body, known: ["title", "subtitle", "sections", "paragraphs", ".", "declaration"], file: file,
            line: parts.bodyLine)
        try Self.check(declaration, known: ["contributors"], file: file, line: nil)
        if let subtitle { try Self.check(subtitle, known: ["issue"], file: file, line: nil) }
    }

    /// Refuses every tag but the known ones.
    private static func check(_ text: String, known: Set<String>, file: String, line: Int?) throws(InputProblem) {
        for (number, content) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var rest = content[...]
            while let open = rest.firstRange(of: "{{") {
                let column = content.unicodeScalars.distance(from: content.startIndex, to: open.lowerBound) + 1
                func problem(_ found: String) -> InputProblem {
                    InputProblem(
                        file: file, line: line.map { $0 + number }, column: line == nil ? nil : column, found: found,
                        expected: "one of the tags " + known.sorted().map { "{{\($0)}}" }.joined(separator: ", "))
                }
                guard let close = rest[open.upperBound...].firstRange(of: "}}") else {
                    throw problem("a tag that is not closed")
                }
                let tag = rest[open.upperBound..<close.lowerBound]
                let name = tag.drop { "#/^{& ".contains($0) }.prefix { $0 != "}" && $0 != " " }
                guard known.contains(String(name)) else { throw problem("the tag “\(tag)”") }
                rest = rest[close.upperBound...]
            }
        }
        do {
            _ = try MustacheTemplate(string: text)
        } catch {
            throw InputProblem(
                file: file, line: line, found: "Mustache that cannot be read",
                expected: "every section closed by its own name")
        }
    }
}

extension StorySection {
    fileprivate init(_ mapping: YAMLMapping) throws(InputProblem) {
        try mapping.refuseKeys(otherThan: ["section", "title", "slots"])
        section = try mapping.word("section")
        title = try mapping.text("title")
        var slots: [Slot] = []
        for slot in try mapping.mappings("slots") { slots.append(try Slot(slot)) }
        guard !slots.isEmpty else { throw mapping.problem("slots", expected: "at least one slot") }
        self.slots = slots
    }
}

extension Slot {
    fileprivate init(_ mapping: YAMLMapping) throws(InputProblem) {
        try mapping.refuseKeys(otherThan: [
            "function", "minimum", "maximum", "paragraph", "leads", "joins", "introduces",
        ])
        function = try mapping.text("function")
        minimum = try mapping.integer("minimum", in: 0...20)
        maximum = try mapping.integer("maximum", in: 1...20)
        guard minimum <= maximum else { throw mapping.problem("maximum", expected: "at least the minimum, \(minimum)") }
        beginsParagraph = mapping.has("paragraph") ? try mapping.word("paragraph", YesOrNo.self) == .yes : false
        leads = mapping.has("leads") ? try mapping.texts("leads") : []
        joins = mapping.has("joins") ? try mapping.texts("joins") : []
        introduces = mapping.has("introduces") ? try mapping.texts("introduces") : []
    }

    private enum YesOrNo: String, CaseIterable {
        case yes = "true"
        case no = "false"
    }
}

/// The two parts of a file with a YAML front matter.
private struct FrontMatter {
    let yaml: String
    let body: String
    /// The line in which the body begins.
    let bodyLine: Int

    init(file: String, text: String) throws(InputProblem) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.last == "\r" ? $0.dropLast() : $0 }
        guard lines.first == "---" else {
            throw InputProblem(
                file: file, line: 1, found: "a file that does not begin with a front matter", expected: "a line of ---")
        }
        guard let end = lines.dropFirst().firstIndex(of: "---") else {
            throw InputProblem(
                file: file, line: 1, found: "a front matter that is never closed", expected: "a second line of ---")
        }
        yaml = lines[1..<end].joined(separator: "\n")
        body = lines[(end + 1)...].joined(separator: "\n")
        bodyLine = end + 2
    }
}

extension InputProblem {
    /// The same problem some lines further down.
    fileprivate func moved(by lines: Int) -> InputProblem {
        var moved = self
        moved.line = line.map { $0 + lines }
        return moved
    }
}
