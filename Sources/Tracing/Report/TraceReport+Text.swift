extension TraceReport {
    /// For people: who, how many words, and where; no words of anybody.
    public var text: String {
        var lines: [String] = []
        for vignette in vignettes { lines += self.lines(of: vignette) + [""] }
        if !linked.isEmpty {
            lines.append("several vignettes lead to the same participant")
            for person in linked {
                let parts = person.vignettes.map { "\($0.id) \($0.words)" }.joined(separator: ", ")
                lines.append("  \(person.participant)  \(counted(person.words, "word")): \(parts)")
            }
            lines.append("")
        }
        if !shared.isEmpty {
            lines.append("vignettes share words with each other")
            for pair in shared {
                lines.append(
                    "  \(pair.second) has \(counted(pair.words, "word")) of \(pair.first), at most \(pair.longestRun) in a row, at "
                        + pair.places.map(\.short).joined(separator: ", "))
            }
            lines.append("")
        }
        lines += codeLines
        if let difference { lines += self.lines(of: difference) }
        return lines.joined(separator: "\n")
    }

    private func lines(of vignette: TracedVignette) -> [String] {
        var lines = [vignette.id == vignette.file ? vignette.id : "\(vignette.id) (\(vignette.file))"]
        if vignette.traceableWords == 0 {
            lines.append(
                "  none of \(vignette.words) words can be traced to anybody in \(attributedTexts) attributed texts")
        } else {
            lines.append(
                "  \(vignette.traceableWords) of \(vignette.words) words can be traced, to "
                    + "\(counted(vignette.byParticipant.count, "participant")) (\(vignette.effective) effective); the "
                    + "longest run has \(vignette.longestRun) words")
            let width = max(11, vignette.byParticipant.keys.map(\.count).max() ?? 0)
            lines.append("  \("participant".filled(to: width))  words  runs at (line:column, words, where it was said)")
            let ranked = vignette.byParticipant.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            for (participant, words) in ranked {
                let runs = vignette.runs.filter { $0.participant == participant }
                    .map { "\($0.place.short) \($0.words) \($0.origin)" }
                lines.append(
                    "  \(participant.filled(to: width))  \(String(words).indented(to: 5))  "
                        + runs.joined(separator: "; "))
            }
        }
        if let rarest = vignette.rarePhrases.first {
            lines.append(
                "  the rarest phrase that one participant alone has said: \(rarest.place.short), "
                    + "\(counted(rarest.words, "word")), \(rarest.participant)")
        }
        if !vignette.rareWords.isEmpty {
            lines.append(
                "  uncommon words of one participant alone: "
                    + vignette.rareWords.map { "\($0.place.short) \($0.participant)" }.joined(separator: ", "))
        }
        let searches = vignette.searches.filter { $0.participant != nil }
        if !searches.isEmpty {
            lines.append("  search for these by hand (sentence, words to search for, said by):")
            for search in searches {
                lines.append(
                    "    \(String(search.rank).indented(to: 2))  \(search.place.short)  \(search.phrase.short) to "
                        + "\(search.phrase.endLine):\(search.phrase.endColumn)  "
                        + (search.holders == 1
                            ? search.participant ?? "" : "\(search.participant ?? "") and \(search.holders - 1) more"))
            }
        }
        if !vignette.paraphrases.isEmpty {
            lines.append("  told in other words (a weaker sign, not counted above):")
            for paraphrase in vignette.paraphrases {
                lines.append(
                    "    \(paraphrase.place.short)  \(paraphrase.participant)  \(paraphrase.sharedWords) content words shared, "
                        + "similarity \(paraphrase.similarity)  \(paraphrase.origin)")
            }
        }
        return lines
    }

    private var codeLines: [String] {
        guard !codes.isEmpty else { return [] }
        var lines = ["what each code reveals in sum"]
        let width = max(4, codes.map(\.code.count).max() ?? 0)
        lines.append("  \("code".filled(to: width))  quotations  sections  tells")
        for code in codes {
            let tells =
                (code.categories.isEmpty ? "nothing found" : code.categories.joined(separator: ", "))
                + (code.accretes ? " (at most \(code.mostAtOnce) at once: they accrete)" : "")
                + (code.differing.isEmpty ? "" : "; differing: " + code.differing.joined(separator: ", "))
            lines.append(
                "  \(code.code.filled(to: width))  \(String(code.attributions).indented(to: 10))  "
                    + "\(String(code.sections).indented(to: 8))  \(tells)")
        }
        lines.append("")
        let changing = codes.filter { !$0.changes.isEmpty }
        guard !changing.isEmpty else { return lines }
        lines.append("change these codes, so that what is said in one place cannot be put beside another")
        for code in changing {
            let places = code.changes.map { change in
                let why =
                    switch change.reason {
                    case .section: "another section"
                    case .times: "too often"
                    case .attributes: "tells too much together"
                    }
                return "from \(change.place.file):\(change.place.short) on (\(why))"
            }
            lines.append(
                "  \(code.code.filled(to: width))  \(counted(code.changes.count + 1, "code")) in all: a new one "
                    + places.joined(separator: "; "))
        }
        lines.append("")
        return lines
    }

    private func lines(of difference: VersionDifference) -> [String] {
        var lines = ["what the two versions tell together"]
        for (name, side) in [("only in the earlier", difference.removed), ("only in the later", difference.added)] {
            lines.append(
                "  \(name): \(counted(side.words, "word")), \(side.traceableWords) of them traced"
                    + (side.byParticipant.isEmpty
                        ? ""
                        : " to \(counted(side.byParticipant.count, "participant")) (\(side.effective) effective)"))
            for (participant, words) in side.byParticipant.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
                let places = side.places.filter { $0.participant == participant }
                    .map { "\($0.place.file):\($0.place.short)" }
                lines.append("    \(participant)  \(words) at \(places.joined(separator: ", "))")
            }
            if !side.quotations.isEmpty {
                let codes = side.quotations.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
                lines.append("    quotations by code: \(codes.joined(separator: ", "))")
            }
        }
        return lines + [""]
    }
}

func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

extension String {
    func filled(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
    func indented(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
