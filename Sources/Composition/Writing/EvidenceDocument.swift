import Corpus
public import Policies

/// What a public check may know of a vignette: its text and bounds, not the true figures, and no fragment.
///
/// The exact share of one person in a text of six says something about that person; a check needs only to know that the
/// policy holds. So each figure is the policy's own threshold, which the vignette was composed to hold.
public struct EvidenceDocument: Codable, Hashable, Sendable {
    /// Its id.
    public let id: String
    /// Its revision.
    public let revision: Int
    /// The words of the sections.
    public let text: String
    /// The sentence that says that it is a composite.
    public let declaration: String
    /// That the figures are bounds: at least so many people, at most such shares.
    public let bounds: Bool
    /// At least so many people, at most such shares.
    public let contributors: VignetteDocument.Contributors
    /// 0 where nobody fits, else at least so many.
    public let k: VignetteDocument.Fit
    /// The policy.
    public let policy: VignetteDocument.PolicyReference

    /// Reduces a composed vignette to what may be public.
    public init(_ composed: ComposedVignette, policy: Policy) {
        let vignette = composed.vignette
        let asked = policy.contributors
        id = vignette.id
        revision = vignette.revision
        text = vignette.text
        declaration = vignette.declaration
        bounds = true
        contributors = VignetteDocument.Contributors(
            count: asked.minimum,
            perSection: Dictionary(
                vignette.sections.map { ($0.section.rawValue, asked.perSection) },
                uniquingKeysWith: { first, _ in first }),
            effective: asked.minEffective, maxShare: asked.maxShare, topTwoShare: asked.maxTopTwoShare)
        k = VignetteDocument.Fit(
            study: min(composed.evidence.studyK, policy.anonymity.k),
            population: composed.evidence.populationK.map { min($0, policy.anonymity.populationK) })
        self.policy = VignetteDocument.PolicyReference(
            name: vignette.policyName, digest: "sha256:\(vignette.policyDigest)")
    }
}
