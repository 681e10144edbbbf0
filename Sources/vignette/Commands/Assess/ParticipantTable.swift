import Anonymity
import Corpus
import Policies

/// The participants of a study as a table.
enum ParticipantTable {
    /// The participants by their quasi-identifiers.
    ///
    /// - Parameters:
    ///   - participants: the participants.
    ///   - rulebook: whose hierarchies the quasi-identifiers have, and whose lexicons know other names of their values.
    /// - Returns: the table, a record a participant.
    /// - Throws: `Failure` for a value that is missing or that its hierarchy does not know.
    static func microdata(
        of participants: [Participant], by rulebook: Rulebook
    ) throws -> Microdata {
        let attributesOf = participants.map { rulebook.named($0.attributes) }
        let hierarchies = rulebook.quasiIdentifiers.map { hierarchy in
            hierarchy.including(Set(attributesOf.compactMap { $0[hierarchy.attribute] }))
        }
        let records = try zip(participants, attributesOf).map { participant, attributes in
            try hierarchies.map { hierarchy in
                guard let value = attributes[hierarchy.attribute], !value.isEmpty else {
                    throw Failure(
                        "participant \(participant.id): found no \(hierarchy.attribute); the policy gives it a level, so every "
                            + "participant needs one")
                }
                return value
            }
        }
        do {
            return try Microdata(hierarchies: hierarchies, records: records)
        } catch {
            throw Failure(
                "participant \(participants[error.record].id): found the \(error.attribute) “\(error.value)”, which "
                    + "\(rulebook.policy.files.hierarchies)/\(error.attribute).csv does not know; add a line for it there, or correct the participant"
            )
        }
    }

    /// What is told of each participant: the categories and issues of their fragments.
    ///
    /// - Returns: for each participant the positions of what is told of them, and what it is.
    static func told(
        of participants: [Participant], in fragments: [Fragment]
    ) -> (sets: [[Int]], names: [String]) {
        var told: [String: Set<String>] = [:]
        for fragment in fragments {
            told[fragment.participant, default: []].insert("\(fragment.theme) · \(fragment.category)")
            if let issue = fragment.issue { told[fragment.participant, default: []].insert("issue: \(issue)") }
        }
        let names = Set(told.values.joined()).sorted()
        let position = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($0.element, $0.offset) })
        return (participants.map { (told[$0.id] ?? []).map { position[$0]! }.sorted() }, names)
    }
}
