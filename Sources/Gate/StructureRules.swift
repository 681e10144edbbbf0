import Publication

extension DocumentCheck {
    /// What is wrong with marks, comments, images, invisible text and links, whatever the words say.
    func structureFindings() -> [Finding] {
        var findings = document.markerProblems.map { problem in
            finding(.brokenMark, block: problem.block, Self.message(for: problem.kind) + " " + Rule.brokenMark.remedy)
        }
        for (index, block) in document.blocks.enumerated() {
            switch block.kind {
            case .comment where !block.isMark:
                findings.append(
                    finding(
                        .comment, block: index,
                        "A comment stays in the file, where everybody who opens it can read it. Take it out."))
            case .attribute(let name) where hides(name: name, value: block.text):
                findings.append(
                    finding(
                        .invisibleText, block: index,
                        "An element is hidden from readers but not from the file. "
                            + Rule.invisibleText.remedy))
            case .linkDestination where tellsPath(block.text):
                findings.append(
                    finding(
                        .sourcePath, block: index,
                        "A link tells a code or a place on somebody's machine. "
                            + Rule.sourcePath.remedy))
            default: break
            }
        }
        for index in document.images {
            let isBare = document.blocks[index].text.allSatisfy(\.isWhitespace)
            findings.append(
                isBare
                    ? finding(
                        .uncheckedImage, block: index,
                        "An image without an alternative text: nothing of it was "
                            + "checked. " + Rule.uncheckedImage.remedy)
                    : finding(
                        .uncheckedImage, level: .note, block: index,
                        "Of an image only the alternative text was "
                            + "checked: text and metadata inside images are not read. Look at it."))
        }
        return findings + invisibleFindings()
    }

    private static func message(for kind: MarkerProblem.Kind) -> String {
        switch kind {
        case .neverClosed: "The vignette that begins here has no end; all that follows was checked as part of it."
        case .neverOpened: "A vignette ends here that never began."
        case .nested: "A vignette begins inside another."
        case .duplicate: "An earlier vignette of this file has the same id."
        case .empty: "Nothing stands between the marks of this vignette."
        case .unreadable: "This mark of a vignette cannot be read."
        case .insideText: "A mark of a vignette stands inside a paragraph, where it divides nothing."
        }
    }

    private func hides(name: String, value: String) -> Bool {
        let folded = value.lowercased().filter { !$0.isWhitespace }
        if name == "hidden" { return folded != "false" }
        guard name == "style" else { return false }
        return ["display:none", "visibility:hidden", "font-size:0", "opacity:0"].contains { style in
            guard let range = folded.firstRange(of: style) else { return false }
            // `opacity:0.5` and `font-size:0.9em` can be seen.
            return range.upperBound == folded.endIndex || folded[range.upperBound] != "."
        }
    }

    private func tellsPath(_ destination: String) -> Bool {
        let lower = destination.lowercased()
        if lower.hasPrefix("file:") || lower.hasPrefix("/home/") || lower.hasPrefix("/users/") || lower.hasPrefix("~/")
        {
            return true
        }
        let drive = Array(lower.utf8.prefix(3))
        if drive.count == 3, (0x61...0x7A).contains(drive[0]), drive[1] == 0x3A, drive[2] == 0x5C || drive[2] == 0x2F {
            return true
        }
        return !ParticipantCode.all(in: destination).isEmpty
    }

    // MARK: Invisible characters

    /// Characters that show nothing: where they stand in the file, and where a character reference makes them.
    private func invisibleFindings() -> [Finding] {
        let message = "Characters here show nothing, so they can hide or mark text. " + Rule.invisibleText.remedy
        var findings: [Finding] = []
        var seen: Set<Place> = []
        let bytes = document.source.bytes
        if bytes.contains(where: { $0 > 0x7F }) {
            for run in InvisibleText.runs(in: String(decoding: bytes, as: UTF8.self)) {
                let start = document.source.place(of: run.lowerBound)
                seen.insert(start)
                findings.append(
                    Finding(
                        rule: .invisibleText, file: document.name, start: start,
                        end: document.source.place(of: run.upperBound), message: message))
            }
        }
        for (index, block) in document.blocks.enumerated() where block.text.utf8.contains(where: { $0 > 0x7F }) {
            for run in InvisibleText.runs(in: block.text) {
                let places = document.places(of: run, in: index)
                guard seen.insert(places.start).inserted else { continue }
                findings.append(finding(.invisibleText, block: index, range: run, message))
            }
        }
        return findings
    }
}

/// Characters that show nothing.
enum InvisibleText {
    /// Stretches of such characters, in UTF-8 bytes.
    static func runs(in text: String) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var offset = 0
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            let width = UTF8.width(scalar)
            if isInvisible(scalar, after: previous) {
                if let last = runs.last, last.upperBound == offset {
                    runs[runs.count - 1] = last.lowerBound..<(offset + width)
                } else {
                    runs.append(offset..<(offset + width))
                }
            }
            previous = scalar
            offset += width
        }
        return runs
    }

    private static func isInvisible(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> Bool {
        switch scalar.value {
        // A joiner and the emoji selector are part of an emoji where they follow one.
        case 0x200D: return !(previous.map { $0.properties.isEmoji || $0.value == 0xFE0F } ?? false)
        case 0xFE0F: return !(previous?.properties.isEmoji ?? false)
        case 0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F: return true
        case 0x200B, 0x200C, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0: return true
        case 0xFE00...0xFE0E, 0x1D173...0x1D17A, 0xE0000...0xE0FFF: return true
        default: return false
        }
    }
}
