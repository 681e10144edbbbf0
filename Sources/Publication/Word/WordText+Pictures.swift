/// Fields, what is embedded, and pictures.
extension WordText {
    /// Fields whose words are addresses, file names or properties.
    private static let tellingFields: Set<String> = [
        "HYPERLINK", "INCLUDETEXT", "INCLUDEPICTURE", "LINK", "DDE", "DDEAUTO", "RD", "IMPORT", "DATABASE", "FILENAME",
        "QUOTE", "FILLIN", "ASK", "SET", "IF", "COMMENTS", "PRIVATE", "MERGEFIELD",
    ]

    func appendCode(_ code: [UInt8]) {
        guard let first = code.split(separator: 0x20).first else { return }
        let word = String(decoding: first, as: UTF8.self).uppercased()
        if word == "ADDIN" { return noteEmbedded(.citations) }
        guard Self.tellingFields.contains(word) else { return }
        let words = String(decoding: code, as: UTF8.self)
        if word == "HYPERLINK" {
            let address = words.split(separator: "\"", omittingEmptySubsequences: false)
            if address.count > 1 { appendOther(Array(address[1].utf8), .linkDestination) }
        } else {
            appendOther(Array(words.trimmingSpaces.utf8.prefix(4096)), .attribute(name: "field"))
        }
        if ["LINK", "DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "DATABASE"].contains(word) {
            noteEmbedded(.external)
        }
    }

    func noteEmbedded(_ what: Remnant.Embedding) {
        if paragraphs.isEmpty {
            var paragraph = WordParagraph(part: part, number: numberOfParagraph)
            paragraph.remnants.append((.embedded(what), 0))
            output.write(paragraph, notes: { _ in [] })
        } else {
            paragraphs[paragraphs.count - 1].remnants.append((.embedded(what), run))
        }
    }

    func readPicture(_ name: XMLName, _ attributes: XMLAttributes) {
        if pictures.isEmpty { pictures.append(Picture()) }
        let last = pictures.count - 1
        switch name {
        case "a:blip", "a:svgBlip": pictures[last].isImage = true
        case "v:imagedata":
            pictures[last].isImage = true
            if let title = attributes["o:title"], !title.isEmpty { pictures[last].text += separated(last, title) }
        default:
            let words = [attributes["descr"], attributes["alt"], attributes["title"]].compactMap(\.self)
            // The description of the picture inside is the name of the file that it came from.
            let isName = name == "pic:cNvPr"
            if !isName {
                for text in words where !text.isEmpty && !pictures[last].text.contains(text) {
                    pictures[last].text += separated(last, text)
                }
            }
            for file in (isName ? words : []) + [attributes["name"]].compactMap(\.self)
            where LocalPath.isOne(file) || !ParticipantCode.all(in: file).isEmpty {
                appendOther(Array(file.utf8), .attribute(name: "name"))
            }
        }
    }

    func separated(_ picture: Int, _ text: String) -> String {
        pictures[picture].text.isEmpty ? text : "\n" + text
    }

    func endPicture() {
        guard let picture = pictures.popLast(), picture.isImage || !picture.text.isEmpty else { return }
        let text = Array(picture.text.utf8)
        if fallbacks > 0, paragraphs.last?.others.contains(where: { $0.text == text && $0.kind == .altText }) ?? false {
            return
        }
        appendOther(text, .altText, isImage: picture.isImage && fallbacks == 0)
    }
}
