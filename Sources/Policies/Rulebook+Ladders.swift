import Anonymity
public import Redaction

extension Rulebook {
    /// For roles, specialties and places, each value with what it is generalised to, from fine to coarse.
    ///
    /// Whoever compares two texts takes the words of a ladder for equal, as an intruder does who knows the hierarchies:
    /// `registrar` and `trainee`.
    public var ladders: [LexiconKind: [[String]]] {
        var ladders: [LexiconKind: [[String]]] = [:]
        for (kind, attribute) in [(LexiconKind.role, "role"), (.specialty, "specialty"), (.place, "place")] {
            ladders[kind] = hierarchies[attribute]?.rows
        }
        return ladders
    }
}
