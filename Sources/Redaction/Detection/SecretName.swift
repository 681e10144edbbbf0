/// A name that a study keeps secret, and what to write in its place.
public struct SecretName: Hashable, Sendable {
    /// The name as it is said, one or more words.
    public let surface: String
    /// What it names: a person, an organisation, a place, or another secret.
    public let category: EditCategory
    /// What to write instead; the category's usual words where `nil`.
    public let replacement: String?

    /// Describes a secret.
    public init(surface: String, category: EditCategory, replacement: String? = nil) {
        self.surface = surface
        self.category = category
        self.replacement = replacement
    }

    /// Whether what is written instead would tell the name itself.
    public var replacementTellsName: Bool {
        let name = TokenisedText(surface).tokens.filter { $0.kind != .punctuation }.map(\.folded)
        guard let replacement, !name.isEmpty else { return false }
        let words = TokenisedText(replacement).tokens.filter { $0.kind != .punctuation }.map(\.folded)
        return words.indices.contains { words[$0...].starts(with: name) }
    }
}
