/// What a rule is, for people and for machine formats.
struct RuleDescription: Sendable {
    /// What a person calls it.
    let name: String
    /// How much a finding weighs.
    let level: FindingLevel
    /// What is found, in a sentence.
    let summary: String
    /// What is found and what is not.
    let details: String
    /// A text that breaks it.
    let example: String
    /// What to do.
    let remedy: String
    /// How well it tells right from wrong.
    let precision: Rule.Precision
    /// Words to sort rules by; the first is the family.
    let tags: [String]
}
