/// Detections that stand together: lists, ways from one to another, one word that describes the next.
extension Generaliser {
    /// What becomes of a detection that would only say again what the one before it says: it goes (“Cebu or Manila”,
    /// “Cardiff Central”, “the MRCP and the PACES”) or becomes another (“an FY1 and an SHO”).
    func continuation(_ detection: Detection, of previous: Detection, in text: TokenisedText) -> Edit? {
        let gap = text.tokens[previous.tokens.upperBound..<detection.tokens.lowerBound].map(\.folded)
        guard gap.count <= 3 else { return nil }
        if previous.flags.contains("exam"), detection.category == .specialty, !detection.flags.contains("exam"),
            !detection.flags.contains("person"), !detection.flags.contains("people"), gap == ["in"] || gap == ["of"],
            label(of: detection, "specialty") != nil
        {
            return delete(detection, in: text, from: 1)
        }
        guard !detection.flags.contains("possessive"), !previous.flags.contains("possessive") else { return nil }
        if previous.category == .place {
            guard let written = sameWords(detection, previous) else { return nil }
            let joins =
                written
                ? [[], [","], ["or"], ["and"], ["/"], ["to"], ["in"], [",", "in"], ["or", "in"], ["and", "in"]] : [[]]
            return joins.contains(gap) ? delete(detection, in: text, from: gap.count) : nil
        }
        return again(detection, previous, gap: gap, in: text)
    }

    private static let joints: [[String]] = [
        [","], ["and"], ["or"], ["/"], [",", "and"], [",", "or"], [",", "then"],
    ]

    /// A role, a specialty or an examination that would be written like the one before it in a list.
    private func again(_ detection: Detection, _ previous: Detection, gap: [String], in text: TokenisedText) -> Edit? {
        guard let sort = sort(of: detection), sort == self.sort(of: previous) else { return nil }
        switch sort {
        case .exam:
            let bare = gap.last == "the" ? Array(gap.dropLast()) : gap
            return Self.joints.contains(bare) ? delete(detection, in: text, from: gap.count) : nil
        case .people, .field:
            return Self.joints.contains(gap) && !describesNoun(detection, in: text)
                ? delete(detection, in: text, from: gap.count) : nil
        case .person(let noun):
            guard gap.count > 1, ["and", "or"].contains(gap[gap.count - 2]) else { return nil }
            switch gap.last {
            case "a", "an": return replace(detection, in: text, with: "another \(noun)", from: 1)
            case "the": return replace(detection, in: text, with: "the other \(noun)", from: 1)
            default: return nil
            }
        }
    }

    /// How a detection is written, as far as two of a list are told apart by it.
    private enum Sort: Equatable {
        case exam
        case field(String)
        case person(String)
        case people(String)
    }

    private func sort(of detection: Detection) -> Sort? {
        if detection.flags.contains("exam") { return .exam }
        switch detection.category {
        case .role:
            guard let label = label(of: detection, "role") else { return nil }
            let noun = labels.text("role", label, form(of: detection))
            return form(of: detection) == .people ? .people(noun) : .person(noun)
        case .specialty:
            guard let label = label(of: detection, "specialty"), !detection.flags.contains("adjective"),
                !detection.flags.contains(where: { $0.hasPrefix("unit:") || $0.hasPrefix("verb:") })
            else { return nil }
            if detection.flags.contains("people") { return .people(labels.text("specialty", label, .people)) }
            if detection.flags.contains("person") { return .person(labels.text("specialty", label, .person)) }
            return .field(label)
        default: return nil
        }
    }

    /// Whether the second of two detections would be written like the first; `nil` where the two are unlike.
    private func sameWords(_ detection: Detection, _ previous: Detection) -> Bool? {
        switch (previous.category, detection.category) {
        case (.place, .place):
            let levels = [previous, detection].map { self.levels["place"]?.generalised($0.canonical) ?? .kept }
            guard levels[0] != .kept, levels[0] == levels[1] else { return nil }
            return (previous.canonical == "abroad") == (detection.canonical == "abroad")
        case (.place, .person) where detection.flags.contains("unknown"):
            return levels["place"]?.generalised(previous.canonical) ?? .kept == .kept ? nil : false
        default: return nil
        }
    }

    /// “From Leeds to Hexham”, “from cardiology to renal”: from one place, or specialty, to another.
    func oneToAnother(_ first: Detection, _ second: Detection, in text: TokenisedText) -> Edit? {
        guard !second.flags.contains("possessive") else { return nil }
        var lead = first.tokens.lowerBound - 1
        while lead > 0, text.tokens[lead].folded == "the" || Self.directions.contains(text.tokens[lead].folded) {
            lead -= 1
        }
        guard lead >= 0, text.tokens[lead].folded == "from" else { return nil }
        var start = second.tokens.lowerBound
        while start > first.tokens.upperBound,
            text.tokens[start - 1].folded == "the" || Self.directions.contains(text.tokens[start - 1].folded)
        {
            start -= 1
        }
        guard start == first.tokens.upperBound + 1, text.tokens[start - 1].folded == "to" else { return nil }
        let thing: String
        switch (first.category, second.category) {
        case (.place, .place) where sameWords(second, first) == true: thing = "place"
        case (.specialty, .specialty):
            guard case .field(let label) = sort(of: first), sort(of: second) == .field(label) else { return nil }
            guard !describesNoun(second, in: text) else { return nil }
            thing = "specialty"
        default: return nil
        }
        return replace(
            second.from(first), in: text, with: "from one \(thing) to another",
            from: first.tokens.lowerBound - lead)
    }

    /// Whether a specialty describes the specialty right behind it.
    func isDescription(_ detection: Detection, of next: Detection) -> Bool {
        detection.category == .specialty && next.category == .specialty
            && detection.tokens.upperBound == next.tokens.lowerBound && !detection.flags.contains("exam")
            && !next.flags.contains("exam") && !next.flags.contains("person") && !next.flags.contains("people")
            && label(of: detection, "specialty") != nil && label(of: next, "specialty") != nil
    }
}
