import Anonymity
import Redaction

extension Rulebook {
    /// Attributes of a person with the values that the hierarchies know: “geriatrics” is geriatric medicine, “Hull” is
    /// Kingston upon Hull, as far as the lexicons say. A value that nobody knows stays as it is.
    public func named(_ attributes: [String: String]) -> [String: String] {
        var named = attributes
        for (attribute, kind) in [("role", LexiconKind.role), ("specialty", .specialty), ("place", .place)] {
            guard let value = attributes[attribute], let hierarchy = hierarchies[attribute],
                hierarchy.level(of: value) == nil
            else { continue }
            let text = TokenisedText(value)
            guard let match = text.tokens.isEmpty ? nil : lexicons[kind].longestMatch(in: text, at: 0),
                match.tokens.count == text.tokens.count, hierarchy.level(of: match.value.canonical) != nil
            else { continue }
            named[attribute] = match.value.canonical
        }
        if let gender = attributes["gender"], let hierarchy = hierarchies["gender"], hierarchy.level(of: gender) == nil,
            let known = Self.genders[gender.lowercased()], hierarchy.level(of: known) != nil
        {
            named["gender"] = known
        }
        return named
    }

    private static let genders = [
        "f": "female", "woman": "female", "m": "male", "man": "male", "nb": "non-binary", "nonbinary": "non-binary",
        "female": "female", "male": "male", "non-binary": "non-binary",
    ]
}
