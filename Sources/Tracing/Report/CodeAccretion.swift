import Publication
import Redaction

/// What one public code reveals in sum over all that is attributed to it.
public struct CodeAccretion: Hashable, Sendable, Encodable {
    /// A place from which on another code should stand.
    public struct Change: Hashable, Sendable, Encodable {
        /// Why the old code should not go on.
        public enum Reason: String, Sendable, Encodable {
            /// It would stand in another section.
            case section
            /// It would stand too often.
            case times
            /// What is said under it would tell too much of the person.
            case attributes
        }

        /// Why.
        public let reason: Reason
        /// The code as it stands there.
        public let place: TextPlace
    }

    /// The code, normalised.
    public let code: String
    /// How often something is attributed to it.
    public let attributions: Int
    /// In how many sections, over all files.
    public let sections: Int
    /// The words attributed to it, as white space parts them.
    public let words: Int
    /// What of a person all its attributions tell together, such as `place` and `role`.
    public let categories: [String]
    /// The most that one attribution tells alone.
    public let mostAtOnce: Int
    /// Categories in which two attributions tell different things: a mistake, or what singles somebody out.
    public let differing: [String]
    /// Where each attribution stands.
    public let places: [TextPlace]
    /// Where to change the code, in order.
    public let changes: [Change]

    /// Whether its attributions together tell three things or more, and more than each alone.
    public var accretes: Bool { categories.count >= Self.tooMany && categories.count > mostAtOnce }

    /// So many categories together point to a person.
    static let tooMany = 3
}

/// When a code should give way to another.
public struct CodeLimits: Hashable, Sendable {
    /// In how many sections a code may be attributed before it links them.
    public let sections: Int
    /// How often a code may be attributed before it links quotations.
    public let times: Int

    /// Names the limits.
    public init(sections: Int, times: Int) {
        self.sections = sections
        self.times = times
    }
}

/// An attributed quotation of a report, with what it tells of a person.
struct Attributed {
    let code: String
    /// The file and the section in it.
    let section: [Int]
    let words: Int
    /// What it tells, by category.
    let values: [String: Set<String>]
    let place: TextPlace

    /// Every attributed quotation of reports, in order.
    static func all(in documents: [Document], redactor: Redactor?) -> [Attributed] {
        documents.enumerated().flatMap { number, document in
            document.quotations().flatMap { quotation -> [Attributed] in
                guard let attribution = quotation.attribution else { return [] }
                let codes = document.codes(in: attribution)
                guard !codes.isEmpty else { return [] }
                let words = quotation.words.map(document.text(of:)).joined(separator: "\n")
                let values = tells(words, redactor).merging(tells(document.text(of: attribution), redactor)) {
                    $0.union($1)
                }
                var seen: Set<String> = []
                return codes.filter { seen.insert($0.normalised).inserted }.map { code in
                    let start = attribution.range.lowerBound
                    let range = (start + code.range.lowerBound)..<(start + code.range.upperBound)
                    let places = document.places(of: range, in: attribution.block)
                    let offsets = ScalarOffsets(document.blocks[attribution.block].text)
                    return Attributed(
                        code: code.normalised, section: [number, document.blocks[attribution.block].section],
                        words: words.split(whereSeparator: \.isWhitespace).count, values: values,
                        place: TextPlace(
                            file: document.name, offsets[range], from: places.start, to: places.end))
                }
            }
        }
    }

    /// What a text tells of a person. A capital letter alone is no name.
    private static func tells(_ text: String, _ redactor: Redactor?) -> [String: Set<String>] {
        guard let redactor else { return [:] }
        var values: [String: Set<String>] = [:]
        for detection in redactor.detections(in: text)
        where !detection.isReportedOnly && detection.confidence > .low && telling.contains(detection.category) {
            values[detection.category.rawValue, default: []].insert(detection.canonical)
        }
        return values
    }

    private static let telling: Set<EditCategory> = [
        .person, .organisation, .place, .date, .age, .role, .specialty, .family, .nationality, .language, .religion,
        .gender, .email, .phone, .postcode, .identifier, .url, .secret,
    ]
}

extension CodeAccretion {
    /// Adds up what stands under each code.
    static func all(_ attributed: [Attributed], limits: CodeLimits) -> [CodeAccretion] {
        Dictionary(grouping: attributed, by: \.code).sorted { $0.key < $1.key }.map { code, attributions in
            CodeAccretion(code: code, attributions, limits: limits)
        }
    }

    private init(code: String, _ attributions: [Attributed], limits: CodeLimits) {
        var values: [String: Set<String>] = [:]
        for attribution in attributions { values.merge(attribution.values) { $0.union($1) } }
        self.code = code
        self.attributions = attributions.count
        sections = Set(attributions.map(\.section)).count
        words = attributions.reduce(0) { $0 + $1.words }
        categories = values.keys.sorted()
        mostAtOnce = attributions.map(\.values.count).max() ?? 0
        differing = values.filter { single.contains($0.key) && $0.value.count > 1 }.keys.sorted()
        places = attributions.map(\.place)
        changes = Self.changes(attributions, limits)
    }

    /// Where the code should change: as late as the limits allow, so that the fewest codes are needed.
    private static func changes(_ attributions: [Attributed], _ limits: CodeLimits) -> [Change] {
        var changes: [Change] = []
        var sections: Set<[Int]> = []
        var times = 0
        var told: Set<String> = []
        for attribution in attributions {
            let own = Set(attribution.values.keys)
            let together = told.union(own)
            let reason: Change.Reason? =
                times == 0
                ? nil
                : sections.union([attribution.section]).count >= max(2, limits.sections)
                    ? .section
                    : times + 1 >= max(2, limits.times)
                        ? .times
                        : together.count >= tooMany && together.count > max(told.count, own.count) ? .attributes : nil
            if let reason {
                changes.append(Change(reason: reason, place: attribution.place))
                (sections, times, told) = ([], 0, [])
            }
            sections.insert(attribution.section)
            times += 1
            told.formUnion(own)
        }
        return changes
    }
}

/// Categories in which a person has one value.
private let single: Set<String> = ["role", "specialty", "nationality", "religion", "age"]
