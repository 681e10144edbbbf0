/// What may be printed of an attribute: for each exact value or label, the label of its hierarchy at the policy's level.
public struct AttributeLevel: Sendable {
    /// What a policy's level makes of a value.
    public enum Generalised: Hashable, Sendable {
        /// The value is general enough.
        case kept
        /// The label to write instead.
        case replaced(String)
        /// Nothing may be said.
        case suppressed
    }

    /// The attribute.
    public let attribute: String
    private let outcome: [String: Generalised]

    /// Keeps the outcome for every value and label of the hierarchy; anything else is suppressed.
    public init(attribute: String, outcome: [String: Generalised]) {
        self.attribute = attribute
        self.outcome = outcome
    }

    /// What becomes of a value or label.
    public func generalised(_ canonical: String) -> Generalised { outcome[canonical] ?? .suppressed }
}

/// How labels of hierarchies are written in a sentence.
struct LabelTexts {
    /// The place of a label in a sentence.
    enum Form: String {
        case person, people, field, attributive
    }

    private var texts: [String: String] = [:]

    init(_ entries: [LexiconEntry]) {
        for entry in entries {
            for attribute in ["role", "specialty", "place"] where entry.flags.contains(attribute) {
                for form in [Form.person, .people, .field, .attributive] where entry.flags.contains(form.rawValue) {
                    texts["\(attribute)|\(entry.surface)|\(form.rawValue)"] =
                        entry.canonical == "-" ? "" : entry.canonical
                }
            }
        }
    }

    /// The text that the lexicon has for a label.
    func known(_ attribute: String, _ label: String, _ form: Form) -> String? {
        texts["\(attribute)|\(label)|\(form.rawValue)"]
    }

    /// The text for a label, or the label itself where the lexicon has none.
    func text(_ attribute: String, _ label: String, _ form: Form) -> String {
        texts["\(attribute)|\(label)|\(form.rawValue)"] ?? (label == "*" ? "colleague" : label)
    }
}
