import Corpus
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
            "\(evidence.fragmentsUsed) fragments are used, of \(evidence.fragmentsAvailable) of the theme with a usable sentence, from \(evidence.participantsAvailable) participants.",
            composed.isOptimal
                ? "The choice is proved best: no allowed choice of the same sentences is worth more (\(composed.nodes) partial choices looked at)."
                : "The choice is the best found within the budget of \(composed.nodes) partial choices; it is not proved best.",
        ]
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
                "Not told here: \(evidence.divergentFragments.count) fragment\(evidence.divergentFragments.count == 1 ? "" : "s") of the theme say\(evidence.divergentFragments.count == 1 ? "s" : "") that mentoring did not help (\(evidence.divergentFragments.joined(separator: ", "))). Consider saying so beside the vignette."
            )
        }
        return notes
    }
}
