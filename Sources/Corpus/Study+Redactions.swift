import GRDB
import Redaction

extension Study {
    /// Puts new proposals in the place of the earlier ones of some fragments.
    ///
    /// A redaction that was there already (same fragment with the same text, same range, same replacement) stays with its
    /// number and whatever was decided about it; one that is no longer proposed goes, with its decision. A new one comes
    /// with what was decided about its original.
    ///
    /// - Parameters:
    ///   - proposals: the redactions.
    ///   - fragments: the fragments that were looked at, also those without a proposal; those named in `proposals`
    ///     where `nil`.
    ///   - time: when, for the ledger.
    /// - Returns: how many redactions are new, were there already, and are gone.
    /// - Throws: `StudyError` where a fragment is unknown, or a proposal does not say what stands in its fragment.
    @discardableResult
    public func propose(
        _ proposals: [ProposedRedaction], for fragments: [String]? = nil, time: String? = nil
    ) throws -> ProposalSummary {
        var proposalsOfFragment: [String: [ProposedRedaction]] = [:]
        for fragment in fragments ?? [] { proposalsOfFragment[fragment] = [] }
        for proposal in proposals { proposalsOfFragment[proposal.fragment, default: []].append(proposal) }
        return try write { db in
            var writer = try ProposalWriter(db, standing: decisionsOfGroups(db), time: time)
            for (fragment, proposals) in proposalsOfFragment.sorted(by: { $0.key < $1.key }) {
                try writer.propose(proposals, of: fragment)
            }
            // What is decided about an original is remembered as long as the fragments that held it are there.
            try db.execute(
                sql: """
                    DELETE FROM redaction_group
                    WHERE id NOT IN (SELECT redaction_group FROM redaction)
                        AND id NOT IN (SELECT redaction_group FROM group_decision)
                    """)
            let summary = writer.summary
            if writer.hasChanged {
                try Ledger.append(
                    to: db, action: "propose", subject: "\(proposalsOfFragment.count) fragments",
                    detail: [
                        "new": .number(summary.new), "kept": .number(summary.kept), "gone": .number(summary.gone),
                        "goneDecisions": .number(summary.goneDecisions),
                        "inheritedAcceptances": .number(summary.inheritedAcceptances),
                        "inheritedRejections": .number(summary.inheritedRejections),
                    ],
                    time: time)
            }
            return summary
        }
    }
}
