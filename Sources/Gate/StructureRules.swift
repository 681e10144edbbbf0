import Input
import Publication

extension DocumentCheck {
    /// What is wrong with marks, comments, images, invisible text and links, and what the file holds beside its page, whatever
    /// the words say.
    func structureFindings() -> [Finding] {
        var findings = document.markerProblems.map { problem in
            finding(
                .brokenMark, level: problem.kind == .insideCode ? .warning : nil, block: problem.block,
                Self.message(for: problem.kind) + " " + Rule.brokenMark.remedy)
        }
        for index in document.blocks.indices {
            switch document.blocks[index].kind {
            case .comment where !document.blocks[index].isMark:
                findings.append(
                    finding(
                        .comment, block: index,
                        "A comment stays in the file, where everybody who opens it can read it. Take it out."))
            case .deleted:
                findings.append(
                    finding(
                        .trackedChange, block: index,
                        "Words that were taken out are still in the file. "
                            + Rule.trackedChange.remedy))
            case let kind where Self.isAddress(kind) && tellsPath(document.blocks[index].text):
                findings.append(
                    finding(
                        .sourcePath, block: index,
                        "\(Self.word(for: kind)) tells a code or a place on somebody's machine. "
                            + Rule.sourcePath.remedy))
            default: break
            }
        }
        findings += document.images.map(imageFinding)
        findings += document.remnants.compactMap(remnantFinding)
        return findings + invisibleFindings()
    }

    private func imageFinding(_ index: Int) -> Finding {
        document.blocks[index].text.isBlank
            ? finding(
                .uncheckedImage, block: index,
                "An image without an alternative text: nothing of it was checked. " + Rule.uncheckedImage.remedy)
            : finding(
                .uncheckedImage, level: .note, block: index,
                "Of an image only the alternative text was checked: text inside images is not read. Look at it.")
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
        case .insideCode: "Code holds a mark of a vignette, where it is only text; it looks meant."
        }
    }

    // MARK: What the file holds beside its page

    private func remnantFinding(_ remnant: Remnant) -> Finding? {
        func report(_ rule: Rule, level: FindingLevel? = nil, _ what: String) -> Finding {
            let places = document.places(of: remnant.range)
            return Finding(
                rule: rule, level: level, file: document.name, start: places.start, end: places.end,
                message: "\(what) \(rule.remedy)")
        }
        switch remnant.kind {
        case .author(let name):
            return report(.authorMetadata, "The file's properties tell a person or a firm (\(name)).")
        case .trackedChanges(let count):
            return report(.trackedChange, count == 1 ? "A tracked change." : "\(count) tracked changes.")
        case .hiddenText(.screenReader):
            return report(.invisibleText, level: .note, "Text \(Remnant.Hiding.screenReader.rawValue).")
        case .hiddenText(let hiding): return report(.invisibleText, "Text \(hiding.rawValue).")
        case .embedded(.citations):
            return report(
                .embedded, level: .note, "The file holds \(Remnant.Embedding.citations.rawValue); it was not read.")
        case .embedded(.script):
            return report(
                .embedded, level: .note,
                "The page runs \(Remnant.Embedding.script.rawValue): what it shows was not checked.")
        case .embedded(let embedding): return report(.embedded, "The file holds \(embedding.rawValue).")
        case .imageMetadata(.thumbnail):
            return report(
                .uncheckedImage, level: .note,
                "The file holds \(Remnant.ImageMetadata.thumbnail.rawValue); it was not read.")
        case .imageMetadata(let said): return report(.uncheckedImage, "An image says \(said.rawValue).")
        case .path: return report(.sourcePath, "A file name tells a code or a place on somebody's machine.")
        case .unread(let reason): return report(.notScanned, "Not all of the file was read: \(reason).")
        }
    }

    private static func isAddress(_ kind: Block.Kind) -> Bool {
        switch kind {
        case .linkDestination, .altText, .linkTitle: true
        case .attribute(let name):
            ["id", "class", "name", "tag", "field", "for", "aria-labelledby"].contains(name)
        default: false
        }
    }

    private static func word(for kind: Block.Kind) -> String {
        switch kind {
        case .altText: "An alternative text"
        case .attribute, .linkTitle: "A name in the file"
        default: "A link"
        }
    }

    private func tellsPath(_ text: String) -> Bool {
        LocalPath.isOne(text)
            || !ParticipantCode.all(in: text.holds("%20") ? text.replacing("%20", with: " ") : text).isEmpty
    }

    // MARK: Invisible characters

    /// Characters that show nothing: where they stand in the file, and where a character reference makes them.
    private func invisibleFindings() -> [Finding] {
        let message = "Characters here show nothing, so they can hide or mark text. " + Rule.invisibleText.remedy
        var findings: [Finding] = []
        var seen: Set<Place> = []
        for run in document.source.bytes.withUnsafeBufferPointer(InvisibleText.runs) {
            let start = document.source.place(of: run.lowerBound)
            seen.insert(start)
            findings.append(
                Finding(
                    rule: .invisibleText, file: document.name, start: start,
                    end: document.source.place(of: run.upperBound), message: message))
        }
        for index in document.blocks.indices {
            for run in InvisibleText.runs(in: document.blocks[index].text) {
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
        text.utf8.withContiguousStorageIfAvailable(runs) ?? Array(text.utf8).withUnsafeBufferPointer(runs)
    }

    /// Stretches of such characters in well-formed UTF-8.
    static func runs(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        let scan = ByteScan(bytes)
        var index = 0
        while index < bytes.count {
            // None is written without one of the bytes from C2 on.
            guard bytes[index] >= 0xC2 else {
                index = bytes[index] < 0x80 ? scan.firstBeyondASCII(from: index) : index + 1
                continue
            }
            let width = bytes[index] < 0xE0 ? 2 : bytes[index] < 0xF0 ? 3 : 4
            if mayBegin(bytes, index), isInvisible(scalar(bytes, index), after: scalar(bytes, before: index)) {
                if let last = runs.last, last.upperBound == index {
                    runs[runs.count - 1] = last.lowerBound..<(index + width)
                } else {
                    runs.append(index..<(index + width))
                }
            }
            index += width
        }
        return runs
    }

    /// Whether one may begin with a byte: letters with accents, curly quotation marks and dashes are passed over.
    private static func mayBegin(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        switch bytes[index] {
        case 0xC2: bytes[index + 1] == 0xAD
        case 0xCD, 0xD8, 0xE1, 0xE3: true
        case 0xE2:
            bytes[index + 1] == 0x81
                || bytes[index + 1] == 0x80 && !(0x90...0xA7).contains(bytes[index + 2])
        default: bytes[index] >= 0xEF
        }
    }

    private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Unicode.Scalar {
        var decoder = UTF8()
        var rest = bytes[index...].makeIterator()
        if case .scalarValue(let scalar) = decoder.decode(&rest) { return scalar }
        return "\u{FFFD}"
    }

    private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, before index: Int) -> Unicode.Scalar? {
        guard index > 0 else { return nil }
        var start = index - 1
        while start > 0, bytes[start] & 0b1100_0000 == 0b1000_0000 { start -= 1 }
        return scalar(bytes, start)
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

extension String {
    fileprivate var isBlank: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}
