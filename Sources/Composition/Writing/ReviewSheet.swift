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
            lines.append("")
        }
        return lines.joined(separator: "\n")
    }
}
