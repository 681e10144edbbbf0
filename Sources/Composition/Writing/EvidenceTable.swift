import Corpus
import Selection
public import Policies

/// The table by which a reviewer sees that a vignette holds its policy.
public enum EvidenceTable {
    /// A Markdown table: rule, what the policy asks, what was found, whether it holds.
    public static func markdown(of composed: ComposedVignette, policy: Policy) -> String {
        var lines = ["| rule | the policy “\(policy.name)” asks | found | holds |", "|---|---|---|---|"]
        for outcome in composed.evidence.rules(of: policy) {
            lines.append(
                "| \(outcome.rule) | \(outcome.asks) | \(outcome.found) | \(outcome.holds ? "yes" : "**no**") |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// What else a reviewer asks: the seed and search, what was used of what there was, what was left out.
    public static func notes(of composed: ComposedVignette) -> [String] {
        let evidence = composed.evidence
        var notes = [
            "\(evidence.fragmentsUsed) fragments are used, of \(evidence.fragmentsAvailable) of the theme with a usable sentence, from \(evidence.participantsAvailable) participants."
        ]
        if let search = composed.search {
            if let matter = search.matter { notes.insert("The story stays with one matter: \(matter).", at: 0) }
            notes += [Self.proof(of: search), Self.worth(of: search.result.worth)]
            if search.doubtful > 0 {
                notes.append(
                    "\(search.doubtful) passage\(search.doubtful == 1 ? " leans" : "s lean") on words that are not told here, because too little stands by itself: read each in its fragment, and say what is missing."
                )
            }
        } else {
            notes.append(
                "The author has edited the text: what the search for its sentences proved no longer holds for it.")
        }
        let reading = Readability(of: composed.vignette.text)
        notes.append(
            "\(reading.words) words in \(reading.sentences) sentences; reading ease (Flesch) \(reading.ease): 60 to 70 is plain English."
        )
        if let issue = composed.issue { notes.insert("All words are about one issue: \(issue).", at: 0) }
        if composed.mixesIssues {
            notes.insert("No issue of the theme could be told by itself: this story takes from several.", at: 0)
        }
        if evidence.isAssembledChain {
            notes.append(
                "Assembled chain: nobody gave words to both what mentoring did and the outcome; no one person told of both together."
            )
        }
        if !evidence.divergentFragments.isEmpty {
            notes.append(
                "Not told here: \(evidence.divergentFragments.count) fragment\(evidence.divergentFragments.count == 1 ? "" : "s") of the theme say\(evidence.divergentFragments.count == 1 ? "s" : "") that mentoring did not help (\(evidence.divergentFragments.joined(separator: ", "))). \(composed.template.dissent == nil ? "Consider saying so beside the vignette." : "The declaration says so; take the sentence out of the template if it should not.")"
            )
        }
        return notes
    }

    /// How sure it is that no other choice is better, and after how much work.
    private static func proof(of search: SearchRecord) -> String {
        let work =
            "\(search.result.units) sentences for \(search.result.places) places; \(search.nodes) partial choices looked at, in \(search.steps) of \(search.budget) steps of work"
        return search.result.isOptimal
            ? "The choice is proved best: no allowed choice of the same sentences is worth more (\(work))."
            : "The choice is the best found; another may be worth up to \(percent(ofMillionths: search.result.gap)) more, no more than that (\(work))."
    }

    /// What a choice is worth, term by term.
    private static func worth(of worth: SelectionWorth) -> String {
        let terms = [
            ("strength of functions and reading", worth.salience), ("relevance to the theme", worth.relevance),
            ("coherence of neighbours", worth.coherence), ("coverage of categories", worth.coverage),
            ("voices heard more than once", worth.variety), ("length", worth.length), ("the seed", worth.seed),
        ]
        return "It is worth \(points(worth.total)) points: "
            + terms.map { "\($0.0) \(points($0.1))" }.joined(separator: ", ") + "."
    }

    /// Thousandths of a point with one decimal.
    private static func points(_ thousandths: Int) -> String {
        let tenths = (abs(thousandths) + 50) / 100
        return "\(thousandths < 0 && tenths > 0 ? "−" : "")\(tenths / 10).\(tenths % 10)"
    }

    /// Rounded up: a gap must not look smaller than it is.
    private static func percent(ofMillionths gap: Int) -> String {
        let tenths = (gap + 999) / 1000
        return "\(tenths / 10).\(tenths % 10) %"
    }
}
