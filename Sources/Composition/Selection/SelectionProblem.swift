import Anonymity
import Corpus
import Policies

/// The choice of units for one story, as a problem to be solved: places, what may fill them, and the rules.
struct SelectionProblem {
    /// A place in the story for one unit.
    struct Place {
        /// Its slot, counted through all sections.
        let slot: Int
        /// Which of the slot's places it is, from 0.
        let position: Int
        /// Whether it may stay empty.
        let isOptional: Bool
        /// Its section.
        let section: Section
        /// The units that may stand here, the best first.
        let candidates: [Int]
    }

    /// The units.
    let units: [NarrativeUnit]
    /// The worth of each unit: its quality with the seed's share.
    let worth: [Double]
    /// The places in the order of the story. The units of one slot stand in the order in which they were told.
    let places: [Place]
    /// For each unit, the units that may not stand in the same story, as bits.
    let conflicts: [BitSet]
    /// Participants by number; a participant's number for each unit.
    let participants: [String]
    let participantOf: [Int]
    /// The rules.
    let rules: Rules
    /// How many people of the study fit a set of statements, and of the population where there is one.
    let people: People
    let population: People?

    /// What a story must hold.
    struct Rules {
        let contributors: Policy.Contributors
        let anonymity: Policy.Anonymity
        /// The words of evidence, at least and at most.
        let minWords: Int
        let maxWords: Int
        /// The units of one participant that a story may take.
        static let unitsOfOne = 3
    }

    init(
        template: StoryTemplate, units: [NarrativeUnit], seed: Seed, rules: Rules, people: People, population: People?
    ) {
        self.units = units
        self.rules = rules
        self.people = people
        self.population = population
        let worth = units.map { $0.quality + seed.share(of: "\($0.fragment)/\($0.source.lowerBound)") }
        self.worth = worth
        participants = Set(units.map(\.participant)).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: participants.enumerated().map { ($1, $0) })
        participantOf = units.map { numbers[$0.participant]! }
        var places: [Place] = []
        var slotNumber = 0
        for section in template.sections {
            for slot in section.slots {
                let candidates = units.indices.filter {
                    units[$0].section == section.section
                        && (slot.function == StoryTemplate.anyFunction || units[$0].function == slot.function)
                }.sorted { (worth[$1], units[$0].order, $0) < (worth[$0], units[$1].order, $1) }
                for position in 0..<slot.maximum {
                    places.append(
                        Place(
                            slot: slotNumber, position: position, isOptional: position >= slot.minimum,
                            section: section.section, candidates: candidates))
                }
                slotNumber += 1
            }
        }
        self.places = places
        conflicts = Self.conflicts(among: units)
    }

    private static func conflicts(among units: [NarrativeUnit]) -> [BitSet] {
        let openings = units.map { $0.text.split(separator: " ").prefix(3).map { $0.lowercased() } }
        let content = units.map { ContentWords.of($0.text) }
        var sets = units.map { _ in BitSet(count: units.count) }
        for left in units.indices {
            sets[left].insert(left)
            for right in units.indices where right > left {
                if openings[left] == openings[right] || overlap(units[left], units[right])
                    || units[left].facets.contains(where: { one in
                        units[right].facets.contains { one.conflicts(with: $0) }
                    })
                    || ContentWords.similarity(content[left], content[right]) >= 0.3
                {
                    sets[left].insert(right)
                    sets[right].insert(left)
                }
            }
        }
        return sets
    }

    /// Whether two units take words from the same stretch of a fragment.
    private static func overlap(_ left: NarrativeUnit, _ right: NarrativeUnit) -> Bool {
        left.fragment == right.fragment && left.source.overlaps(right.source)
    }
}

/// The words of a text that carry its meaning, for telling two sentences that say the same.
enum ContentWords {
    private static let common: Set<String> = [
        "about", "after", "again", "along", "aloud", "always", "anything", "because", "been", "before", "being",
        "could",
        "during", "every", "from", "have", "having", "into", "just", "more", "much", "never", "only", "other", "over",
        "said", "same", "some", "something", "than", "that", "their", "them", "themself", "then", "there", "these",
        "they",
        "thing", "things", "this", "those", "until", "very", "want", "wanted", "were", "what", "when", "where", "which",
        "while", "with", "would", "asked", "told", "went", "came", "your", "they'd", "they're", "made", "took", "time",
    ]

    static func of(_ text: String) -> Set<String> {
        Set(
            text.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "’" }.map(String.init)
                .filter { $0.count >= 4 && !common.contains($0) }.map { String($0.prefix(6)) })
    }

    /// The overlap of two sets of words, of the smaller one's size.
    static func similarity(_ left: Set<String>, _ right: Set<String>) -> Double {
        let least = min(left.count, right.count)
        guard least >= 3 else { return 0 }
        return Double(left.intersection(right).count) / Double(least)
    }
}

/// A set of small numbers.
struct BitSet: Hashable {
    /// The bits, 64 a word.
    private(set) var words: [UInt64]

    init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

    func contains(_ index: Int) -> Bool { words[index >> 6] & (1 << UInt64(index & 63)) != 0 }

    mutating func insert(_ index: Int) { words[index >> 6] |= 1 << UInt64(index & 63) }
}

/// A seed, and what it adds to the worth of a unit: another seed, another story.
struct Seed {
    let value: UInt64

    /// The most that a seed adds to a unit's worth.
    static let weight = 1.2

    /// A number from 0 to `weight` that depends on the seed and the name alone.
    func share(of name: String) -> Double {
        Double(number(of: name) >> 11) / Double(UInt64(1) << 53) * Self.weight
    }

    /// FNV-1a over seed and name, then the finaliser of SplitMix64: the same on every machine.
    func number(of name: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in "\(value):\(name)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
        return hash ^ (hash >> 31)
    }

    /// One of several choices.
    func choice<Element>(of options: [Element], for name: String) -> Element? {
        options.isEmpty ? nil : options[Int(number(of: name) % UInt64(options.count))]
    }
}
