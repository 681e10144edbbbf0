/// A fragment that a search found.
public struct SearchHit: Hashable, Sendable {
    /// The fragment's id.
    public let fragment: String
    /// Who said it.
    public let participant: String
    /// The theme it is coded to.
    public let theme: String
    /// The category under the theme.
    public let category: String
    /// The part of a story it belongs to.
    public let section: Section?
    /// The words of the fragment.
    public let text: String
    /// The stretches that were searched for, in Unicode scalars of `text`, in order and apart.
    public let ranges: [Range<Int>]
}
