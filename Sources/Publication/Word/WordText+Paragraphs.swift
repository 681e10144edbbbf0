/// Paragraphs, runs and the containers they stand in.
extension WordText {
    func beginParagraph() {
        numberOfParagraph += 1
        paragraphs.append(WordParagraph(part: part, number: numberOfParagraph))
        formats.append(styles.resolved(nil)?.format ?? WordRunFormat())
        run = 0
    }

    func setKind(_ kind: Block.Kind) {
        guard !paragraphs.isEmpty, paragraphs[paragraphs.count - 1].kind == .paragraph else { return }
        paragraphs[paragraphs.count - 1].kind = kind
    }

    func readParagraphProperty(_ name: XMLName, _ attributes: XMLAttributes) {
        guard !paragraphs.isEmpty else { return }
        let last = paragraphs.count - 1
        switch name {
        case "w:pStyle":
            guard let style = styles.resolved(attributes["w:val"]) else {
                if let kind = attributes["w:val"].flatMap(WordStyles.kind(ofStyle:)) { setKind(kind) }
                return
            }
            formats[last] = style.format
            if let kind = WordStyles.kind(ofStyle: style.name) ?? WordStyles.kind(ofStyle: attributes["w:val"] ?? "") {
                setKind(kind)
            } else if let outline = style.outline, outline < 9 {
                setKind(.heading(level: min(outline + 1, 6)))
            } else if style.isList ?? false {
                setKind(.listItem)
            }
        case "w:outlineLvl":
            if let level = attributes["w:val"].flatMap({ Int($0) }), (0..<9).contains(level) {
                paragraphs[last].kind = .heading(level: min(level + 1, 6))
            }
        case "w:shd": if WordRunFormat.isShaded(attributes) { formats[last].hasGround = true }
        default: break
        }
    }

    /// How the words at hand are hidden, where they are.
    var hiding: Remnant.Hiding? {
        let format = runFormat.over(formats.last ?? WordRunFormat()).over(styles.defaults)
        if format.isHidden ?? false { return .hiddenRun }
        if let size = format.size, size <= 4 { return .tiny }
        guard format.isWhite ?? false, !(format.hasGround ?? false), grounds == 0 else { return nil }
        // A table's style, or a text box, may have a ground that is not looked up.
        let mayHaveGround = tables.last?.isStyled ?? false || path.contains("w:txbxContent")
        return mayHaveGround ? nil : .groundColour
    }

    /// Appends words to where they belong.
    func append(_ bytes: some Collection<UInt8>) {
        guard !paragraphs.isEmpty, path.contains("w:r") || path.contains("m:r") else { return }
        if let field = fields.last, field.isCode { return }
        let last = paragraphs.count - 1
        if deletions > 0 {
            paragraphs[last].append(bytes, as: .deleted, run: run, nil)
        } else if fallbacks > 0, !path.contains("w:txbxContent") {
            paragraphs[last].append(bytes, as: .hidden, run: run, .hiddenText(.fallback))
        } else if let hiding {
            paragraphs[last].append(bytes, as: .hidden, run: run, .hiddenText(hiding))
        } else {
            paragraphs[last].append(bytes, run: run)
        }
    }

    func appendOther(
        _ bytes: [UInt8], _ kind: Block.Kind, isImage: Bool = false, _ remnant: Remnant.Kind? = nil
    ) {
        let other = WordParagraph.Other(kind: kind, text: bytes, isImage: isImage, run: run, remnant: remnant)
        if paragraphs.isEmpty {
            var paragraph = WordParagraph(part: part, number: numberOfParagraph)
            paragraph.others = [other]
            output.write(paragraph, notes: { _ in [] })
        } else {
            paragraphs[paragraphs.count - 1].others.append(other)
        }
    }

    func endText(_ name: XMLName) {
        guard let bytes = sink else { return }
        sink = nil
        if name == "w:instrText" || name == "w:delInstrText" {
            if !fields.isEmpty { fields[fields.count - 1].code += bytes }
            return
        }
        if name == "w:delText", deletions == 0, !paragraphs.isEmpty {
            // Deleted words outside a deletion are in the file all the same.
            paragraphs[paragraphs.count - 1].append(bytes, as: .deleted, run: run, nil)
            return noteChange()
        }
        append(bytes)
    }

    func endParagraph() {
        guard let paragraph = paragraphs.popLast() else { return }
        formats.removeLast()
        run = 0
        if fallbacks > 0, path.contains("w:txbxContent") {
            // The fallback of a text box says the same again, or something that nobody sees.
            guard let known = choices.last, !paragraph.text.isEmpty, !known.contains(paragraph.text) else { return }
            var hidden = WordParagraph(part: paragraph.part, number: paragraph.number)
            hidden.append(paragraph.text, as: .hidden, run: 1, .hiddenText(.fallback))
            return output.write(hidden, notes: { _ in [] })
        }
        if !choices.isEmpty { choices[choices.count - 1].insert(paragraph.text) }
        add(paragraph)
    }

    func add(_ paragraph: WordParagraph) {
        switch containers.last ?? .flow {
        case .cell(var paragraphs, let columns, let continues):
            paragraphs.append(paragraph)
            containers[containers.count - 1] = .cell(paragraphs, columns: columns, continues: continues)
        case .note(let note): notes[note, default: []].append(paragraph)
        case .flow:
            switch role {
            case .body: output.write(paragraph, notes: take)
            case .page(let kind):
                var paragraph = paragraph
                paragraph.kind = kind
                output.write(paragraph, notes: take, isApart: true)
            case .notes: break
            }
        }
    }

    func take(_ note: WordParagraph.Note) -> [WordParagraph] {
        usedNotes.insert(note).inserted ? notes[note] ?? [] : []
    }

    func refer(to note: WordParagraph.Note) {
        guard !paragraphs.isEmpty else { return }
        paragraphs[paragraphs.count - 1].notes.append(note)
    }

    func beginContainer(_ name: XMLName, _ attributes: XMLAttributes) {
        let id = attributes["w:id"] ?? ""
        switch name {
        case "w:footnote": containers.append(.note(.footnote(id)))
        case "w:endnote": containers.append(.note(.endnote(id)))
        case "w:comment": containers.append(.note(.comment(id)))
        default: containers.append(.flow)
        }
    }
}
