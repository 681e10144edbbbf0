import Corpus
public import Policies

/// What an ethics reviewer reads beside the vignettes: for each one the rules and what was found, and where every sentence
/// comes from. It names fragments and stays inside the team.
public enum ReviewSheet {
    /// The sheet for the vignettes of one composition.
    public static func markdown(of composed: [ComposedVignette], policy: Policy) -> String {
        var lines = [
            "# Evidence for the reviewer", "",
            "For the team only: this sheet names fragments of the study and must not be published.",
            "Policy “\(policy.name)”: \(policy.summary) Passing it is not proof that nobody can be recognised; that is for a reviewer to judge.",
            "",
        ]
        for vignette in composed {
            lines += ["## \(vignette.vignette.id)@\(vignette.vignette.revision) \(vignette.vignette.title)", ""]
            lines.append(EvidenceTable.markdown(of: vignette, policy: policy))
            lines += EvidenceTable.notes(of: vignette).map { "- \($0)" }
            lines += ["", "| section | kind | words | fragments | text |", "|---|---|---|---|---|"]
            for section in vignette.vignette.sections {
                for span in section.spans {
                    let fragments = span.contributions.map { "\($0.fragment) (\($0.participant))" }.joined(
                        separator: ", ")
                    lines.append(
                        "| \(section.section.rawValue) | \(span.kind.rawValue) | \(span.text.words) | \(fragments.isEmpty ? "–" : fragments) | \(MarkdownWriter.escaped(span.text)) |"
                    )
                }
            }
            let liberties = Liberties(in: vignette.vignette)
            lines += [
                "", "Liberties taken with what was said (each one is in the JSON, with its place and rule):", "",
                "| change | how often |", "|---|---|",
            ]
            lines += liberties.kinds.map { "| \($0.name) | \($0.count) |" }
            lines.append("| spans printed as they were said | \(liberties.verbatimSpans) |")
            lines.append("| sentences of glue, which claim nothing | \(liberties.connectiveSpans) |")
            lines.append("")
        }
        if composed.count > 1 { lines += balance(of: composed) }
        return lines.joined(separator: "\n")
    }

    /// How the participants stand in all vignettes together, and which two vignettes share whom.
    private static func balance(of composed: [ComposedVignette]) -> [String] {
        let balance = ReleaseBalance(composed)
        var lines = [
            "## All \(composed.count) vignettes together", "",
            "| participant | words | share | vignettes |", "|---|---|---|---|",
        ]
        lines += balance.parts.map { "| \($0.participant) | \($0.words) | \($0.share.percent) | \($0.vignettes) |" }
        let together = balance.together.filter { !$0.participants.isEmpty }
        if !together.isEmpty {
            lines += ["", "Who stands in two vignettes can be sought in both:", ""]
            lines += together.map { "- \($0.first) and \($0.second): \($0.participants.joined(separator: ", "))" }
        }
        lines.append("")
        return lines
    }
}
