import Corpus

/// The one matter with which a story stays, such as an examination or the evenings at home: what somebody came with, what was
/// done about it and what became of it.
///
/// The lexicon of facets names the matters of a sentence by the fact `matter`. A sentence of other matters only is not told;
/// one of none may stand anywhere but where the story says what it is about and what came of that.
struct StoryThread: Hashable {
    /// The fact by which the lexicon of facets names matters.
    static let fact = "matter"
    /// What a sentence of the matter is worth more, in thousandths of a point.
    private static let worth = 500
    /// The functions whose sentences must be of the matter.
    private static let carrying: Set<String> = ["presenting", "underlying", "mentee"]

    let matter: String

    /// The matters that can be told from some units: those that are heard in the first part of a story and in the last. The
    /// ones of which most participants speak come first.
    static func all(in units: [NarrativeUnit]) -> [StoryThread] {
        var speakers: [String: [Section: Set<String>]] = [:]
        for unit in units {
            for matter in matters(of: unit) {
                speakers[matter, default: [:]][unit.section, default: []].insert(unit.participant)
            }
        }
        let told = speakers.filter { $0.value[.context] != nil && $0.value[.outcome] != nil }
        func heard(_ matter: String) -> Int { told[matter]!.values.reduce(0) { $0 + $1.count } }
        return told.keys.sorted { (-heard($0), $0) < (-heard($1), $1) }.prefix(most).map(StoryThread.init)
    }

    /// As many matters are tried.
    private static let most = 4

    private static func matters(of unit: NarrativeUnit) -> Set<String> {
        Set(unit.facets.filter { $0.fact == fact }.map(\.value))
    }

    /// Whether a unit may do this in a story of the matter.
    func allows(_ unit: NarrativeUnit, doing function: String) -> Bool {
        let matters = Self.matters(of: unit)
        return matters.contains(matter) || matters.isEmpty && !Self.carrying.contains(function)
    }

    /// What the unit's matter is worth to the story.
    func relevance(of unit: NarrativeUnit) -> Int { Self.matters(of: unit).contains(matter) ? Self.worth : 0 }
}
