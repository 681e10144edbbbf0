import Input
import Policies
import Publication
import Redaction

extension DocumentCheck {
    /// What the words of a block tell.
    ///
    /// - Parameters:
    ///   - block: the block.
    ///   - read: its text with what was detected in it.
    ///   - stretches: where it is read strictly.
    ///   - codes: the participants' codes in it, where they are known.
    ///   - findings: what was found so far.
    func findInText(
        _ block: Int, _ read: DetectedText, _ stretches: [StrictStretch], codes: [ParticipantCode]?,
        in findings: inout FindingList
    ) {
        let found = read.detections
        var sweep = StretchSweep(stretches)
        let settings = found.map { sweep.setting(of: $0.range) }
        let strict = zip(found, settings).compactMap { detection, setting in
            setting.map { Self.mayBreak(detection, $0) } ?? false ? detection : nil
        }
        // Both are asked only where something in a strict stretch may break a rule.
        let disallowed = strict.isEmpty ? [] : gate.redactor.disallowed(strict, in: read)
        let ranges = strict.isEmpty ? [] : (codes ?? ParticipantCode.all(in: read.text)).map(\.range)
        var next = 0
        for (detection, setting) in zip(found, settings) {
            // What is not allowed is a part of what was found, in the same order.
            let isDisallowed = next < disallowed.count && disallowed[next] == detection
            if isDisallowed { next += 1 }
            let finding =
                if let setting {
                    // A code has rules of its own.
                    isDisallowed && !ranges.holdOne(overlapping: detection.range)
                        ? strictFinding(detection, setting, block: block) : nil
                } else {
                    looseFinding(detection, block: block)
                }
            if let finding { findings.append(finding) }
        }
    }

    /// Whether something in a strict stretch may break a rule. What is for a person to look at, kin by itself, years, and words for
    /// he and she in quotations never do.
    private static func mayBreak(_ found: Detection, _ setting: StrictStretch.Setting) -> Bool {
        if found.isReportedOnly { return false }
        return switch found.category {
        case .family, .filler, .repetition, .stageDirection, .prose: false
        case .gender: setting != .quotation
        case .date: found.flags.contains("day") || found.rule == "date.month-year"
        default: true
        }
    }

    private func strictFinding(_ detection: Detection, _ setting: StrictStretch.Setting, block: Int) -> Finding? {
        func report(_ rule: Rule, level: FindingLevel? = nil, _ what: String) -> Finding {
            let place =
                switch setting {
                case .vignette: "in a vignette"
                case .attribution: "in an attribution"
                case .quotation: "in a quotation"
                }
            return finding(
                rule, level: level, block: block, range: detection.range, "\(what) \(place). \(rule.remedy)")
        }
        let isSecret = detection.flags.contains("secret")
        switch detection.category {
        case .person, .secret:
            if detection.confidence == .low {
                if isTitleWord(detection, block: block) || isNumbered(detection, block: block) { return nil }
                return report(
                    .personName, level: setting == .vignette ? .warning : .note, "A capital that may be a person's name"
                )
            }
            return report(.personName, isSecret ? "A name from the study's secret list" : "A person's name")
        case .organisation: return report(.fineSite, "A place of work")
        case .place: return report(.fineSite, "A place finer than the policy allows")
        case .email: return report(.directIdentifier, "An e-mail address")
        case .phone: return report(.directIdentifier, "A telephone number")
        case .postcode: return report(.directIdentifier, "A postcode")
        case .identifier: return report(.directIdentifier, "A number or address that belongs to one person")
        case .url: return report(.directIdentifier, "A web address")
        case .date:
            return detection.flags.contains("day")
                ? report(.directIdentifier, "A date to the day") : report(.datable, "A month with its year")
        case .age: return report(.directIdentifier, "An exact age")
        case .role:
            return report(.fineRole, "A role finer than the policy allows")
        case .specialty: return report(.fineRole, "A specialty finer than the policy allows")
        case .nationality, .language, .religion, .family:
            return report(.origin, "A person's origin, language or religion")
        case .gender: return setting == .quotation ? nil : report(.gender, "A word that tells a person's gender")
        case .filler, .repetition, .stageDirection, .prose: return nil
        }
    }

    /// A capital in a heading whose lower-case form is a common word is the heading's own.
    private func isTitleWord(_ detection: Detection, block: Int) -> Bool {
        guard case .heading = document.blocks[block].kind else { return false }
        return document.blocks[block].text.bytes(detection.range).lowercased().split(separator: " ")
            .allSatisfy { gate.rulebook.words.contains(String($0)) }
    }

    /// `M3`: a capital with digits is a code, and no name.
    private func isNumbered(_ detection: Detection, block: Int) -> Bool {
        document.blocks[block].text.bytes(detection.range).utf8.contains { (0x30...0x39).contains($0) }
    }

    /// A year without a code cites a book, not a participant.
    func isCitation(_ attribution: Quotation.Stretch) -> Bool {
        let text = document.text(of: attribution)
        guard text.utf8.contains(where: { $0 == 0x31 || $0 == 0x32 }) else { return false }
        guard ParticipantCode.all(in: text).isEmpty else { return false }
        return text.split { !$0.isNumber }.contains { digits in
            digits.count == 4 && (digits.hasPrefix("19") || digits.hasPrefix("20"))
        }
    }

    // MARK: Elsewhere in the report

    /// Outside vignettes and quotations a report may name its authors, its literature and its region: only what is sure is
    /// reported.
    private func looseFinding(_ detection: Detection, block: Int) -> Finding? {
        let isExempt = isAuthorBlock(block) || isReference(block)
        let surroundings = Surroundings(text: document.blocks[block].text)
        func report(_ rule: Rule, level: FindingLevel? = nil, _ what: String) -> Finding {
            finding(rule, level: level, block: block, range: detection.range, "\(what). \(rule.remedy)")
        }
        if detection.flags.contains("secret") {
            let rule: Rule =
                switch detection.category {
                case .organisation, .place: .fineSite
                default: .personName
                }
            return report(rule, level: isExempt ? .warning : nil, "A name from the study's secret list")
        }
        guard !isExempt else { return nil }
        switch detection.category {
        case .email: return report(.directIdentifier, "An e-mail address")
        case .phone: return report(.directIdentifier, "A telephone number")
        case .postcode: return report(.directIdentifier, "A postcode")
        case .identifier:
            guard detection.rule != "identifier.handle" || document.blocks[block].kind.isProse else { return nil }
            return report(.directIdentifier, "A number or address that belongs to one person")
        case .url:
            return surroundings.isProfile(detection.range) ? report(.directIdentifier, "The page of a person") : nil
        case .person:
            guard document.blocks[block].kind != .footnote, surroundings.tellPerson(detection) else { return nil }
            return report(.personName, level: .warning, "A person's name")
        default: return nil
        }
    }

    private static let referenceTitles = [
        "reference", "bibliograph", "works cited", "literature", "further reading", "acknowledg", "author",
        "contributors",
        "correspond", "contact", "affiliation", "funding", "declaration", "conflict", "competing", "supplementary",
    ]

    /// Whether a title is that of a section that names authors or literature.
    static func isReference(_ title: String) -> Bool {
        referenceTitles.contains { title.holdsFolded($0) }
    }
}
