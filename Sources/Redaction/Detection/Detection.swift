/// How sure a rule is of what it found.
public enum Confidence: Int, Comparable, Sendable {
    /// A capital letter where none is due, and the like: a person should look.
    case low
    /// A lexicon alone.
    case medium
    /// A pattern with a check, a cue, or the study's own secret list.
    case high

    /// The confidence as a number from 0 to 1: about how many of a hundred such detections are right.
    public var probability: Double {
        switch self {
        case .low: 0.5
        case .medium: 0.8
        case .high: 0.95
        }
    }

    /// Orders from low to high.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Something in a text that may identify somebody.
public struct Detection: Hashable, Sendable {
    /// Where it stands, in UTF-8 bytes.
    public let range: Range<Int>
    /// The positions of its tokens.
    public let tokens: Range<Int>
    /// What it is.
    public let category: EditCategory
    /// What it stands for: a value or label of a hierarchy, a kind of organisation, a replacement; empty where unknown.
    public let canonical: String
    /// Marks of the lexicon entry behind it.
    public let flags: Set<String>
    /// How sure the rule is.
    public let confidence: Confidence
    /// The rule, such as `identifier.email`.
    public let rule: String

    /// Describes a detection by its tokens.
    init(
        _ text: TokenisedText, _ tokens: Range<Int>, _ category: EditCategory, canonical: String = "",
        flags: Set<String> = [], confidence: Confidence, rule: String
    ) {
        self.init(
            range: text.tokens[tokens.lowerBound].range
                .lowerBound..<text.tokens[tokens.upperBound - 1].range.upperBound,
            tokens: tokens, category: category, canonical: canonical, flags: flags, confidence: confidence, rule: rule)
    }

    init(
        range: Range<Int>, tokens: Range<Int>, category: EditCategory, canonical: String = "",
        flags: Set<String> = [], confidence: Confidence, rule: String
    ) {
        self.range = range
        self.tokens = tokens
        self.category = category
        self.canonical = canonical
        self.flags = flags
        self.confidence = confidence
        self.rule = rule
    }

    // Marks that many detections have, made once.
    static let possibleMark: Set<String> = ["possible"]
    static let publicMark: Set<String> = ["public"]
    static let homonymMark: Set<String> = ["homonym"]
    static let unknownMark: Set<String> = ["unknown"]
    static let dayMark: Set<String> = ["day"]
    static let possessiveMark: Set<String> = ["possessive"]

    /// Whether it is for a person to look at, and nothing is replaced: a word that may be a name (`homonym`), a capital that
    /// nothing explains (`possible`), a body or country that places nobody (`public`).
    public var isReportedOnly: Bool {
        !flags.isEmpty && (flags.contains("homonym") || flags.contains("possible") || flags.contains("public"))
    }

    /// Whether any other detection goes before it where they overlap.
    fileprivate var yields: Bool {
        confidence == .low && !flags.isEmpty && (flags.contains("possible") || flags.contains("public"))
    }

    /// The same detection in a text that has so many bytes and tokens more before it.
    func moved(by bytes: Int, tokens count: Int) -> Detection {
        Detection(
            range: (range.lowerBound + bytes)..<(range.upperBound + bytes),
            tokens: (tokens.lowerBound + count)..<(tokens.upperBound + count), category: category,
            canonical: canonical, flags: flags, confidence: confidence, rule: rule)
    }
}

extension Array where Element == Detection {
    /// Adds what another sense has found: in most texts that is nothing.
    mutating func add(_ more: [Detection]) {
        if isEmpty {
            self = more
        } else if !more.isEmpty {
            append(contentsOf: more)
        }
    }

    /// The detections that do not overlap: the surest first, of equally sure ones those that are replaced before those that
    /// are only reported, then numbers and addresses before names, then the longest, then the first.
    func resolved() -> [Detection] {
        guard count > 1 else { return self }
        let ordered = inOrder()
        var kept: [Detection] = []
        kept.reserveCapacity(count)
        var first = 0
        while first < ordered.count {
            // Most stand alone; only among those that lie over each other is there anything to decide.
            var next = first + 1
            var end = self[ordered[first]].range.upperBound
            while next < ordered.count, self[ordered[next]].range.lowerBound < end {
                end = Swift.max(end, self[ordered[next]].range.upperBound)
                next += 1
            }
            if next == first + 1 {
                kept.append(self[ordered[first]])
            } else {
                keepSurest(of: ordered[first..<next], in: &kept)
            }
            first = next
        }
        return kept
    }

    /// The places of the detections, in the order in which they begin, of equal ones the first first.
    private func inOrder() -> [Int] {
        // A beginning and a place fit into one number, which sorts fast.
        var keys = indices.map { UInt64(self[$0].range.lowerBound) << 28 | UInt64($0) & Detection.mostPlaces }
        keys.sort()
        return keys.map { Int($0 & Detection.mostPlaces) }
    }

    /// So many are compared with each other, without a tree over their places.
    private static var fewOverlapping: Int { 32 }

    /// Adds those of some overlapping detections that win their places, in the order of the text.
    private func keepSurest(of places: ArraySlice<Int>, in kept: inout [Detection]) {
        var winners: [Int] = []
        let ranks = places.map { self[$0].rank(at: $0) }.sorted()
        if ranks.count <= Self.fewOverlapping {
            for rank in ranks {
                let index = Int(rank & Detection.mostPlaces)
                if !winners.contains(where: { self[$0].range.overlaps(self[index].range) }) { winners.append(index) }
            }
        } else {
            var occupancy = Occupancy(places.map { self[$0].range })
            for rank in ranks {
                let index = Int(rank & Detection.mostPlaces)
                if occupancy.take(self[index].range) { winners.append(index) }
            }
        }
        for index in winners.sorted(by: { self[$0].range.lowerBound < self[$1].range.lowerBound }) {
            kept.append(self[index])
        }
    }
}

extension Detection {
    fileprivate static let mostPlaces: UInt64 = (1 << 28) - 1

    /// The order in which detections are kept, as a number that sorts fast, with the place among the others at its end.
    fileprivate func rank(at index: Int) -> UInt64 {
        let unsure = UInt64(Confidence.high.rawValue - confidence.rawValue)
        let length = Self.mostPlaces - Swift.min(Self.mostPlaces, UInt64(range.count))
        return unsure << 60 | (yields ? 1 << 59 : 0) | (category.isWritten ? 0 : 1 << 58) | length << 28
            | UInt64(index) & Self.mostPlaces
    }
}

extension EditCategory {
    /// Whether its rules know a form in which it is written, so that half of it is still half a number or an address.
    fileprivate var isWritten: Bool {
        switch self {
        case .email, .phone, .postcode, .identifier, .url: true
        default: false
        }
    }
}
