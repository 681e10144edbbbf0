import Publication

/// The page for a reviewer: what can be traced, with the runs marked in the text itself. It holds the document's words.
///
/// One file without scripts or anything from elsewhere. Every mark names its participant in letters and has its own line
/// under it, so that colour is never the only sign, on paper neither.
struct TracePage {
    let report: TraceReport
    /// The participants in the order of the legend.
    private let people: [String]

    init(_ report: TraceReport) {
        self.report = report
        var words: [String: Int] = [:]
        for vignette in report.vignettes {
            words.merge(vignette.byParticipant) { $0 + $1 }
            for paraphrase in vignette.paraphrases { words[paraphrase.participant, default: 0] += 0 }
        }
        people = words.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    /// The page.
    var html: String {
        var page = HTMLWriter()
        page.raw(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <title>What can be traced</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            <header><h1>What can be traced</h1>
            <p class="warning"><strong>Confidential.</strong> This page shows words and says whose they are. It is for the \
            reviewer, not for publication.</p></header>
            <main>

            """)
        summary(&page)
        legend(&page)
        for (number, vignette) in report.vignettes.enumerated() { section(vignette, number, &page) }
        across(&page)
        codes(&page)
        difference(&page)
        page.raw(
            """
            <p class="note">Compared with \(counted(report.attributedTexts, "attributed text")). What the program was not \
            given, it could not compare; that nothing is marked proves nothing.</p>
            </main>
            </body>
            </html>

            """)
        return page.text
    }

    // MARK: Overview

    private func summary(_ page: inout HTMLWriter) {
        page.raw("<section aria-labelledby=\"summary\"><h2 id=\"summary\">In short</h2>\n")
        page.table(
            caption: "Words of each vignette that lead to somebody",
            head: ["Vignette", "Words", "Traced", "Participants", "Effective", "Longest run", "In other words"],
            rows: report.vignettes.enumerated().map { number, vignette in
                [
                    .link(vignette.id, "v\(number)"), .number(vignette.words), .number(vignette.traceableWords),
                    .number(vignette.byParticipant.count), .text("\(vignette.effective)"), .number(vignette.longestRun),
                    .number(vignette.paraphrases.count),
                ]
            })
        page.raw("</section>\n")
    }

    private func legend(_ page: inout HTMLWriter) {
        guard !people.isEmpty else { return }
        page.raw(
            "<section aria-labelledby=\"legend\"><h2 id=\"legend\">How to read the marks</h2>\n<ul class=\"legend\">\n")
        for person in people {
            page.raw("<li><mark class=\"\(style(of: person))\"><b>")
            page.put(person)
            page.raw("</b> words that ")
            page.put(person)
            page.raw(
                " has said elsewhere</mark>; <mark class=\"\(style(of: person))\"><i>on white</i></mark> what differs</li>\n"
            )
        }
        page.raw(
            """
            <li><span class="like"><b>≈</b> a sentence that tells the same in other words</span>: a weaker sign, not counted \
            as traced</li>
            </ul></section>

            """)
    }

    private func style(of person: String) -> String { "p\((people.firstIndex(of: person) ?? 0) % 6)" }

    // MARK: Vignettes

    private func section(_ vignette: TracedVignette, _ number: Int, _ page: inout HTMLWriter) {
        page.raw("<section aria-labelledby=\"v\(number)\"><h2 id=\"v\(number)\">")
        page.put(vignette.id)
        page.raw("</h2>\n<p>")
        if vignette.id != vignette.file {
            page.put(vignette.file)
            page.raw(": ")
        }
        if vignette.traceableWords == 0 {
            page.put("none of \(vignette.words) words can be traced to anybody.")
        } else {
            page.put(
                "\(vignette.traceableWords) of \(vignette.words) words can be traced, to "
                    + "\(counted(vignette.byParticipant.count, "participant")) (\(vignette.effective) effective).")
        }
        // In plain text a line may be a heading.
        page.raw("</p>\n<div class=\"story\(vignette.file.hasSuffix(".txt") ? " lines" : "")\">\n")
        story(vignette, &page)
        page.raw("</div>\n")
        let scalars = Array(vignette.text.text.unicodeScalars)
        func words(_ place: TextPlace) -> HTMLWriter.Cell {
            .text(collapsed(String(String.UnicodeScalarView(scalars[place.scalars]))))
        }
        if !vignette.byParticipant.isEmpty {
            page.table(
                caption: "To whom the words lead",
                head: ["Participant", "Words", "Runs (line:column, words, where it was said)"],
                rows: vignette.byParticipant.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { person, count in
                    [
                        .text(person), .number(count),
                        .text(
                            vignette.runs.filter { $0.participant == person }
                                .map { "\($0.place.short) \($0.words) \($0.origin)" }.joined(separator: "; ")),
                    ]
                })
        }
        if !vignette.searches.isEmpty {
            page.table(
                caption: "Search for these by hand, in quotation marks", head: ["", "Words", "At", "Said by"],
                rows: vignette.searches.map { search in
                    [
                        .number(search.rank), words(search.phrase), .text(search.phrase.short),
                        .text(
                            search.participant.map { search.holders > 1 ? "\($0) and \(search.holders - 1) more" : $0 }
                                ?? "nobody known"),
                    ]
                })
        }
        let rare = vignette.rarePhrases + vignette.rareWords
        if !rare.isEmpty {
            page.table(
                caption: "Rare words that one participant alone has said",
                head: ["Words", "At", "Participant", "Bits"],
                rows: rare.map { [words($0.place), .text($0.place.short), .text($0.participant), .text("\($0.bits)")] })
        }
        if !vignette.paraphrases.isEmpty {
            page.table(
                caption: "Told in other words (a weaker sign, not counted as traced)",
                head: ["Sentence", "At", "Participant", "Shared", "Similarity", "Said at"],
                rows: vignette.paraphrases.map {
                    [
                        words($0.place), .text($0.place.short), .text($0.participant), .number($0.sharedWords),
                        .text("\($0.similarity)"), .text($0.origin),
                    ]
                })
        }
        page.raw("</section>\n")
    }

    /// What stands at each scalar of a vignette.
    private struct Layers {
        /// The run it belongs to, −1 for none: the longest that matches there, else the longest that goes on over it.
        var run: [Int]
        /// Whether it matches, or was overlooked inside a run.
        var matches: [Bool]
        /// The participant whose words the sentence resembles.
        var like: [String?]

        init(_ vignette: TracedVignette, count: Int) {
            run = Array(repeating: -1, count: count)
            matches = Array(repeating: false, count: count)
            like = Array(repeating: nil, count: count)
            let longest = vignette.runs.indices.sorted {
                (vignette.runs[$1].words, $0) < (vignette.runs[$0].words, $1)
            }
            for number in longest {
                for stretch in vignette.runs[number].matched {
                    for place in stretch[0]..<stretch[1] where run[place] < 0 {
                        run[place] = number
                        matches[place] = true
                    }
                }
            }
            for number in longest {
                for place in vignette.runs[number].place.scalars where run[place] < 0 { run[place] = number }
            }
            for paraphrase in vignette.paraphrases.reversed() {
                for place in paraphrase.place.scalars { like[place] = paraphrase.participant }
            }
        }
    }

    private func story(_ vignette: TracedVignette, _ page: inout HTMLWriter) {
        let scalars = Array(vignette.text.text.unicodeScalars)
        let layers = Layers(vignette, count: scalars.count)
        var start = 0
        while start < scalars.count {
            var end = start
            while end < scalars.count, !(scalars[end] == "\n" && end + 1 < scalars.count && scalars[end + 1] == "\n") {
                end += 1
            }
            page.raw("<p>")
            for sentence in stretches(of: start..<end, alike: { layers.like[$0] == layers.like[$1] }) {
                let person = layers.like[sentence.lowerBound]
                if let person {
                    page.raw("<span class=\"like\"><b>≈")
                    page.put(person)
                    page.raw("</b> ")
                }
                marks(sentence, scalars, layers, vignette, &page)
                if person != nil { page.raw("</span>") }
            }
            page.raw("</p>\n")
            start = end + 2
        }
    }

    private func marks(
        _ range: Range<Int>, _ scalars: [Unicode.Scalar], _ layers: Layers, _ vignette: TracedVignette,
        _ page: inout HTMLWriter
    ) {
        for stretch in stretches(of: range, alike: { layers.run[$0] == layers.run[$1] }) {
            let number = layers.run[stretch.lowerBound]
            if number >= 0 {
                let person = vignette.runs[number].participant
                page.raw("<mark class=\"\(style(of: person))\">")
                // A sentence may end inside a run: its name has been said.
                if stretch.lowerBound == 0 || layers.run[stretch.lowerBound - 1] != number {
                    page.raw("<b>")
                    page.put(person)
                    page.raw("</b> ")
                }
            }
            for part in stretches(of: stretch, alike: { layers.matches[$0] == layers.matches[$1] }) {
                let isOverlooked = number >= 0 && !layers.matches[part.lowerBound]
                if isOverlooked { page.raw("<i>") }
                page.put(String(String.UnicodeScalarView(scalars[part])))
                if isOverlooked { page.raw("</i>") }
            }
            if number >= 0 { page.raw("</mark>") }
        }
    }

    /// The stretches of neighbours that are alike.
    private func stretches(of range: Range<Int>, alike: (Int, Int) -> Bool) -> [Range<Int>] {
        var stretches: [Range<Int>] = []
        var start = range.lowerBound
        for place in range where place + 1 == range.upperBound || !alike(place, place + 1) {
            stretches.append(start..<(place + 1))
            start = place + 1
        }
        return stretches
    }

    // MARK: Across vignettes

    private func across(_ page: inout HTMLWriter) {
        guard !report.linked.isEmpty || !report.shared.isEmpty else { return }
        page.raw("<section aria-labelledby=\"across\"><h2 id=\"across\">Across vignettes</h2>\n")
        if !report.linked.isEmpty {
            page.table(
                caption: "Participants to whom several vignettes lead", head: ["Participant", "Words", "Vignettes"],
                rows: report.linked.map { person in
                    [
                        .text(person.participant), .number(person.words),
                        .text(person.vignettes.map { "\($0.id) (\($0.words))" }.joined(separator: ", ")),
                    ]
                })
        }
        if !report.shared.isEmpty {
            page.table(
                caption: "Words that vignettes share", head: ["Vignette", "With", "Words", "Longest run", "At"],
                rows: report.shared.map {
                    [
                        .text($0.second), .text($0.first), .number($0.words), .number($0.longestRun),
                        .text($0.places.map(\.short).joined(separator: ", ")),
                    ]
                })
        }
        page.raw("</section>\n")
    }

    private func codes(_ page: inout HTMLWriter) {
        guard !report.codes.isEmpty else { return }
        page.raw("<section aria-labelledby=\"codes\"><h2 id=\"codes\">What each code reveals in sum</h2>\n")
        page.table(
            caption: "Codes and what is attributed to them",
            head: ["Code", "Quotations", "Sections", "Words", "Tells", "At most at once", "Change the code at"],
            rows: report.codes.map { code in
                [
                    .text(code.code), .number(code.attributions), .number(code.sections), .number(code.words),
                    .text(
                        code.categories.joined(separator: ", ") + (code.accretes ? " (they accrete)" : "")
                            + (code.differing.isEmpty ? "" : "; differing: " + code.differing.joined(separator: ", "))),
                    .number(code.mostAtOnce),
                    .text(code.changes.map { "\($0.place.file):\($0.place.short)" }.joined(separator: ", ")),
                ]
            })
        page.raw("</section>\n")
    }

    private func difference(_ page: inout HTMLWriter) {
        guard let difference = report.difference else { return }
        page.raw("<section aria-labelledby=\"versions\"><h2 id=\"versions\">What the two versions tell together</h2>\n")
        page.table(
            caption: "Words that only one version has",
            head: ["Version", "Words", "Traced", "Leads to", "Effective", "Quotations by code"],
            rows: [("earlier", difference.removed), ("later", difference.added)].map { name, side in
                [
                    .text("only in the \(name)"), .number(side.words), .number(side.traceableWords),
                    .text(Self.listed(side.byParticipant)), .text("\(side.effective)"),
                    .text(Self.listed(side.quotations)),
                ]
            })
        page.raw("</section>\n")
    }

    private static func listed(_ counts: [String: Int]) -> String {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }.joined(
            separator: ", ")
    }

    private func collapsed(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    // MARK: Style

    private static let style = """
        body{font:1rem/1.6 Georgia,"Times New Roman",serif;color:#1a1a1a;background:#fff;max-width:52rem;margin:2rem auto;\
        padding:0 1rem}
        h1,h2,table,b,.note,.warning{font-family:system-ui,"Segoe UI",Arial,sans-serif}
        h1{font-size:1.8rem;line-height:1.2}h2{font-size:1.25rem;margin-top:2.5rem;border-bottom:1px solid #767676}
        .warning{border:2px solid #8a1c1c;padding:.5rem .75rem}
        .story{border-left:3px solid #767676;padding-left:1rem}.lines p{white-space:pre-line}
        table{border-collapse:collapse;width:100%;margin:1rem 0;font-size:.9rem}
        caption{text-align:left;font-weight:600;padding:.25rem 0}
        th,td{border:1px solid #949494;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
        th{background:#f0f0f0;overflow-wrap:normal}td.n{text-align:right;font-variant-numeric:tabular-nums}
        mark{color:#1a1a1a;padding:.05em .15em;border-bottom:3px solid;-webkit-box-decoration-break:clone;\
        box-decoration-break:clone;print-color-adjust:exact;-webkit-print-color-adjust:exact}
        mark i{font-style:normal;background:#fff}mark b,.like>b{font-size:.7em;border:1px solid;border-radius:.2em;padding:0 .25em;background:#fff;color:#1a1a1a}
        .p0{background:#fff0b3;border-bottom:3px solid #7a5c00}.p1{background:#d9ecff;border-bottom:3px double #0b4f8a}
        .p2{background:#dff5dc;border-bottom:3px dashed #22662a}.p3{background:#f9ddea;border-bottom:3px dotted #8a1556}
        .p4{background:#e8e0fa;border-bottom:4px double #4b2e9e}.p5{background:#ffe3cf;border-bottom:2px dashed #8a3b00}
        .like{border-top:2px dotted #555}.legend{list-style:none;padding:0}.legend li{margin:.4rem 0}
        a{color:#0b4f8a}.note{font-size:.9rem}
        @media print{body{max-width:none;margin:0;font-size:11pt}section{break-inside:auto}table,p{break-inside:avoid}\
        a{color:inherit;text-decoration:none}}
        """
}

extension TraceReport {
    /// The page for a reviewer, with the runs marked in the text: it holds the document's words.
    public var html: String { TracePage(self).html }
}
