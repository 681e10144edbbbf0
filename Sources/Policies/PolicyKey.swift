import Redaction

/// A value of a policy: its key, how it is written, and which of two values asks for less.
public struct PolicyKey: Sendable {
    /// Which of two values is the weaker one.
    enum Strictness: Sendable {
        /// The lower one.
        case higherIsStricter(@Sendable (Policy) -> Double)
        /// The higher one.
        case lowerIsStricter(@Sendable (Policy) -> Double)
        /// The one that stands earlier here.
        case ascending([String])
        /// The one that lacks something the other has.
        case moreIsStricter(@Sendable (Policy) -> Set<String>)
        /// Nobody can tell from the value: any other counts as weaker.
        case incomparable
        /// None: the value protects nobody.
        case indifferent
    }

    /// The key, such as `contributors.minimum`.
    public let name: String
    let strictness: Strictness
    private let written: @Sendable (Policy) -> String?

    /// The value as a policy file writes it; `nil` where the policy has none.
    public func text(in policy: Policy) -> String? { written(policy) }

    private init(_ name: String, _ strictness: Strictness, _ written: @escaping @Sendable (Policy) -> String?) {
        self.name = name
        self.strictness = strictness
        self.written = written
    }

    private static func atLeast(_ name: String, _ value: @escaping @Sendable (Policy) -> Double) -> PolicyKey {
        PolicyKey(name, .higherIsStricter(value)) { number(value($0)) }
    }

    private static func atMost(_ name: String, _ value: @escaping @Sendable (Policy) -> Double) -> PolicyKey {
        PolicyKey(name, .lowerIsStricter(value)) { number(value($0)) }
    }

    private static func word(
        _ name: String, fromWeakest words: [String], _ value: @escaping @Sendable (Policy) -> String
    ) -> PolicyKey {
        PolicyKey(name, .ascending(words), value)
    }

    /// A limit that is off where it is infinite.
    private static func number(_ value: Double) -> String {
        if value.isInfinite { return "off" }
        return value == value.rounded() ? String(Int(value)) : String(value)
    }

    /// A limit that protects nobody where it is off.
    private static func off(_ value: Int?) -> String { value.map(String.init) ?? "off" }

    private static let permissions = [Policy.Permission.allow, .exclude].map(\.rawValue)

    /// All keys that a policy file can have, in their order, for policies with these attributes.
    public static func all(attributes: some Sequence<String>) -> [PolicyKey] {
        head
            + Set(attributes).sorted().map { attribute in
                PolicyKey(
                    "attributes.\(attribute)",
                    .higherIsStricter { Double($0.attributes[attribute] ?? -1) }
                ) { $0.attributes[attribute].map(String.init) ?? "off" }
            } + tail
    }

    private static let head = [
        PolicyKey("name", .indifferent) { $0.name },
        PolicyKey("summary", .indifferent) { $0.summary },
        atLeast("contributors.minimum") { Double($0.contributors.minimum) },
        atLeast("contributors.perSection") { Double($0.contributors.perSection) },
        atMost("contributors.maxShare") { $0.contributors.maxShare },
        atMost("contributors.maxTopTwoShare") { $0.contributors.maxTopTwoShare },
        atLeast("contributors.minEffective") { $0.contributors.minEffective },
        atMost("contributors.maxUnits") { Double($0.contributors.maxUnits) },
        atMost("contributors.maxReleaseShare") { $0.contributors.maxReleaseShare },
        PolicyKey(
            "contributors.dominancePercent",
            .higherIsStricter { Double($0.contributors.dominancePercent ?? 0) }
        ) { off($0.contributors.dominancePercent) },
        atLeast("anonymity.k") { Double($0.anonymity.k) },
        atLeast("anonymity.populationK") { Double($0.anonymity.populationK) },
        atMost("anonymity.suppressionLimit") { $0.anonymity.suppressionLimit },
        atMost("anonymity.attributeBudget") { Double($0.anonymity.attributeBudget) },
    ]

    private static let tail = [
        PolicyKey("redaction.layers", .moreIsStricter { Set($0.redaction.layers.map(\.rawValue)) }) { policy in
            let given = Redactor.Layer.allCases.filter(policy.redaction.layers.contains).map(\.rawValue)
            return "[\(given.joined(separator: ", "))]"
        },
        word("redaction.sensitive", fromWeakest: permissions) { $0.redaction.sensitive.rawValue },
        word("redaction.singular", fromWeakest: permissions) { $0.redaction.singular.rawValue },
        // Each of them hides the gender.
        PolicyKey("redaction.pronouns", .indifferent) { $0.redaction.pronouns.rawValue },
        // Habits of speech are recognised too.
        word("redaction.verbatim", fromWeakest: ["light", "standard", "thorough"]) { $0.redaction.verbatim.rawValue },
        PolicyKey("text.minWords", .indifferent) { String($0.text.minWords) },
        PolicyKey("text.maxWords", .indifferent) { String($0.text.maxWords) },
        // A quotation keeps one person's words together.
        word("text.style", fromWeakest: ["quotations", "story"]) { $0.text.style.rawValue },
        atMost("tracing.runWords") { Double($0.tracing.runWords) },
        atMost("tracing.maxRunWords") { Double($0.tracing.maxRunWords) },
        atLeast("tracing.minEffective") { $0.tracing.minEffective },
        atMost("tracing.maxVerbatimWords") { $0.tracing.maxVerbatimWords.map(Double.init) ?? .infinity },
        word("report.codes", fromWeakest: permissions) { $0.report.codes.rawValue },
        atMost("report.linkSections") { Double($0.report.linkSections) },
        atMost("report.linkTimes") { Double($0.report.linkTimes) },
        // What it gives is compared by itself.
        PolicyKey("report.preset", .indifferent) { $0.report.preset?.rawValue },
        atLeast("report.smallCell") { Double($0.report.smallCell) },
        word("report.zeros", fromWeakest: permissions) { $0.report.zeros.rawValue },
        word("report.percentages", fromWeakest: ["unique", "strict"]) { $0.report.percentages.rawValue },
        // What is said to be rounded leaves more tables possible.
        PolicyKey("report.roundingBase", .lowerIsStricter { Double($0.report.roundingBase ?? 0) }) {
            off($0.report.roundingBase)
        },
        PolicyKey("report.classSlack", .higherIsStricter { Double($0.report.classSlack ?? -1) }) {
            off($0.report.classSlack)
        },
        atMost("report.maxQuoteWords") { $0.report.maxQuoteWords.map(Double.init) ?? .infinity },
        atMost("report.maxQuoteWordsPerCode") { $0.report.maxQuoteWordsPerCode.map(Double.init) ?? .infinity },
        PolicyKey("files.hierarchies", .incomparable) { $0.files.hierarchies },
        PolicyKey("files.lexicons", .incomparable) { $0.files.lexicons },
    ]
}

/// A value of a policy that asks for less than another policy does.
public struct PolicyWeakening: Hashable, Sendable {
    /// The key.
    public let key: String
    /// The value of the base.
    public let base: String
    /// The value of the policy.
    public let value: String
    /// Whether one can tell that it is weaker; otherwise it is only another one.
    public let isComparable: Bool
}

extension Policy {
    /// The values that ask for less than those of another policy, or that cannot be compared with them.
    public func weakenings(from base: Policy) -> [PolicyWeakening] {
        PolicyKey.all(attributes: Array(attributes.keys) + Array(base.attributes.keys)).compactMap { key in
            let isWeaker: Bool
            var isComparable = true
            switch key.strictness {
            case .higherIsStricter(let value): isWeaker = value(self) < value(base)
            case .lowerIsStricter(let value): isWeaker = value(self) > value(base)
            case .moreIsStricter(let values): isWeaker = !values(self).isSuperset(of: values(base))
            case .ascending(let words):
                isWeaker = words.rank(of: key.text(in: self)) < words.rank(of: key.text(in: base))
            case .incomparable:
                isWeaker = key.text(in: self) != key.text(in: base)
                isComparable = false
            case .indifferent: isWeaker = false
            }
            guard isWeaker else { return nil }
            return PolicyWeakening(
                key: key.name, base: key.text(in: base) ?? "off", value: key.text(in: self) ?? "off",
                isComparable: isComparable)
        }
    }
}

extension [String] {
    fileprivate func rank(of word: String?) -> Int { word.flatMap { firstIndex(of: $0) } ?? -1 }
}
