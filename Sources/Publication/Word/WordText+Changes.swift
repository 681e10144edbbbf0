/// Tracked changes, content controls and bookmarks.
extension WordText {
    func beginChange(_ name: XMLName) {
        noteChange()
        // In the properties of a paragraph's mark, the mark itself was put in or taken out.
        if name == "w:del" || name == "w:moveFrom", path.dropLast().last != "w:rPr" { deletions += 1 }
    }

    func noteChange() {
        if paragraphs.isEmpty {
            var change = WordParagraph(part: part, number: numberOfParagraph)
            change.changes = 1
            // What stands outside paragraphs, such as a row of a table.
            if case .notes = role { return }
            output.write(change, notes: { _ in [] })
        } else {
            paragraphs[paragraphs.count - 1].changes += 1
        }
    }

    func readControl(_ name: XMLName, _ value: String) {
        guard name == "w:tag", let mark = VignetteMark(tag: value), !controls.isEmpty else {
            return appendOther(Array(value.utf8), .attribute(name: "tag"))
        }
        controls[controls.count - 1] = value
        output.controlled.insert(value)
        place(mark, name: value, isBookmark: false)
    }

    func place(_ mark: VignetteMark, name: String, isBookmark: Bool) {
        if paragraphs.isEmpty {
            if isBookmark, output.controlled.contains(name) { return }
            let isInline = if case .flow? = containers.last { false } else { true }
            output.writeMark(mark, name: name, part: part, paragraph: numberOfParagraph, isInline: isInline)
        } else {
            let last = paragraphs.count - 1
            paragraphs[last].marks.append(
                WordParagraph.Mark(
                    mark: mark, name: name, offset: paragraphs[last].text.count, isBookmark: isBookmark))
        }
    }

    func endControl() {
        guard let name = controls.popLast() ?? nil else { return }
        place(.end, name: name, isBookmark: false)
    }

    func readBookmark(_ attributes: XMLAttributes) {
        guard let name = attributes["w:name"] else { return }
        if let mark = VignetteMark(tag: name) {
            bookmarks[attributes["w:id"] ?? ""] = name
            place(mark, name: name, isBookmark: true)
        } else if !name.hasPrefix("_Toc"), !name.hasPrefix("_Ref"), !name.hasPrefix("_Hlk"), name != "_GoBack" {
            appendOther(Array(name.utf8), .attribute(name: "id"))
        }
    }

    func endBookmark(_ id: String) {
        guard let name = bookmarks.removeValue(forKey: id) else { return }
        place(.end, name: name, isBookmark: true)
    }
}
