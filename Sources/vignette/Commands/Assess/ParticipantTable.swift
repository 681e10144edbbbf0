import Anonymity
import Corpus

/// The participants of a study as a table.
enum ParticipantTable {
    /// The participants by their quasi-identifiers.
    ///
    /// - Parameters:
    ///   - participants: the participants.
    ///   - hierarchies: the hierarchies of the quasi-identifiers.
    ///   - folder: where the hierarchies are, for messages.
    /// - Returns: the table, a record a participant.
    /// - Throws: `Failure` for a value that is missing or that its hierarchy does not know.
    static func microdata(
        of participants: [Participant], hierarchies: [Hierarchy], folder: String
    ) throws -> Microdata {
        let records = try participants.map { participant in
            try hierarchies.map { hierarchy in
                guard let value = participant.attributes[hierarchy.attribute], !value.isEmpty else {
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
                    + "\(folder)/\(error.attribute).csv does not know; add a line for it there, or correct the participant"
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
