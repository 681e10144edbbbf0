import Input
import Redaction

/// A label of a row or a column, read once for all rules.
struct TableLabel {
    /// What stands there.
    let text: String
    /// Its folded words, without punctuation.
    let words: [String]
    /// Whether it says that its numbers are percentages.
    let isPercentage: Bool
    /// Whether it puts the percentage first and the count in brackets: `% (n)`.
    let isPercentageFirst: Bool
    /// Whether it says that its numbers are measures or numbering, not counts of people.
    let isUnit: Bool
    /// Whether it says that its numbers are part of the row or column before it.
    let isPart: Bool
    /// Whether it is itself a number that may count.
    let isCount: Bool
    /// What it says that its numbers sum up.
    let summing: TableLabels.Summing
    /// The 24 of `(n = 24)`, and where it stands.
    let base: (count: Int, range: Range<Int>)?
    /// What it says about ends of ranges.
    let extremes: Endpoints.Label
    /// Whether it is an answer, a state or an outcome.
    let isAnswer: Bool

    /// What two labels are compared by.
    var key: String { words.joined(separator: " ") }
    /// Whether nothing stands there.
    var isBlank: Bool { text.allSatisfy(\.isWhitespace) }

    fileprivate init(_ text: String) {
        let words = TableLabels.words(text)
        self.text = text
        self.words = words
        isPercentage = TableLabels.isPercentage(text, words)
        isPercentageFirst = TableLabels.isPercentageFirst(text)
        isUnit = TableLabels.isUnit(text, words)
        isPart = TableLabels.isPart(words)
        isCount = CellReading(text).count != nil
        summing = TableLabels.summing(text, words)
        base = TableLabels.base(in: text)
        extremes = Endpoints.Label(words)
        isAnswer = TableLabels.isAnswer(text, words)
    }
}

/// What the labels of a table's rows and columns say about its numbers.
final class TableLabels {
    let lexicons: LexiconSet
    /// Labels come again in row after row and table after table.
    private var known: [String: TableLabel] = [:]
    /// Of the labels asked about, whether they say that people are counted.
    private var naming: [String: Bool] = [:]

    private static let most = 10_000

    init(lexicons: LexiconSet) { self.lexicons = lexicons }

    /// Reads a label.
    func label(_ text: String) -> TableLabel {
        if let label = known[text] { return label }
        let label = TableLabel(text)
        if known.count < Self.most { known[text] = label }
        return label
    }

    /// The folded words of a label, without punctuation.
    static func words(_ label: String) -> [String] {
        TokenisedText(label).tokens.lazy.filter { $0.kind != .punctuation }.map(\.folded)
    }

    // MARK: People

    /// Words that say that people are counted.
    private static let people: Set<String> = PeopleWords.nouns.union([
        "n", "count", "counts", "number", "frequency", "freq", "total", "male", "female", "sample", "yes", "no",
        "married", "single", "divorced", "widowed", "gender", "sex", "role", "grade", "specialty", "ethnicity",
        "religion",
    ])
    /// What is counted where it is not people.
    private static let things: Set<String> = [
        "quotes", "quotations", "fragments", "codes", "themes", "categories", "words", "pages", "questions", "minutes",
        "hours", "sessions", "meetings", "studies", "papers", "articles", "items", "files", "documents", "excerpts",
        "sections", "slots", "versions", "steps", "chapters", "figures", "tables", "points", "stars", "references",
        "subthemes", "sub-themes", "statements", "sites", "hospitals", "trusts", "practices", "visits",
    ]
    /// Units and measures that are no counts.
    private static let units: Set<String> = [
        "percent", "percentage", "mean", "median", "sd", "iqr", "range", "score", "scores", "ratio", "p", "ci", "cost",
        "costs", "id", "no", "page", "date", "rank", "ref", "se", "min", "max", "average", "kg", "cm", "km", "mg", "ml",
        "distance", "price", "fee", "temperature",
        "share", "rate", "threshold", "limit", "alpha", "kappa", "pp",
        "k", "minimum", "maximum", "quartile", "variance", "difference", "change", "weight", "index", "proportion",
        "duration", "length", "coefficient", "odds",
    ]
    /// Units that name a group of people where a number stands with them (`30–39 years`, `Wave 1`), and a measure where none
    /// does.
    private static let numbered: Set<String> = [
        "age", "aged", "ages", "year", "years", "minutes", "hours", "weeks", "months", "days", "wave", "level",
        "question", "item", "step", "order", "version",
    ]
    private static let signs = ["£", "€", "$", "#"]

    /// Whether a label says that its numbers are measures or numbering, not counts of people.
    fileprivate static func isUnit(_ label: String, _ words: [String]) -> Bool {
        // “n (%)” counts; “no.” and “#” number the rows only where they stand alone.
        if words.contains("n") || words.contains("number") || words.contains("count") { return false }
        if words == ["no"] { return label.contains(".") }
        if isPercentage(label, words) || signs.contains(where: { label.holds($0) }) { return true }
        let hasNumber =
            label.utf8.contains { $0 &- 0x30 < 10 || $0 >= 0x80 } && label.contains(where: \.isNumber)
        return words.contains { word in
            (word != "no" && units.contains(word)) || (!hasNumber && numbered.contains(word))
        } || isThing(words)
    }

    /// Whether a label says that its numbers are percentages.
    fileprivate static func isPercentage(_ label: String, _ words: [String]) -> Bool {
        guard !words.contains("n") else { return false }
        return label.utf8.contains(UInt8(ascii: "%")) || words.contains("percent") || words.contains("percentage")
            || zip(words, words.dropFirst()).contains { $0 == ("per", "cent") }
    }

    /// Whether a label puts the percentage first and the count in brackets: `% (n)`.
    fileprivate static func isPercentageFirst(_ label: String) -> Bool {
        guard let sign = label.firstPlace(of: "%"), let bracket = label.firstPlace(of: "("),
            sign.lowerBound < bracket.lowerBound
        else { return false }
        return words(label.bytes(bracket.lowerBound..<label.utf8.count)).contains("n")
    }

    /// Whether words name what is counted where it is not people.
    static func isThing(_ words: [String]) -> Bool {
        words.contains { things.contains($0) } && !words.contains { PeopleWords.nouns.contains($0) }
    }

    /// Whether a label says that people are counted.
    func namesPeople(_ label: TableLabel) -> Bool {
        if let known = naming[label.text] { return known }
        let names = namesPeople(label.text, label.words)
        if naming.count < Self.most { naming[label.text] = names }
        return names
    }

    /// Whether a text, given with its words, says that people are counted.
    func namesPeople(_ text: String, _ words: [String]) -> Bool {
        if words.contains(where: { Self.people.contains($0) }) { return true }
        let text = TokenisedText(text)
        return [LexiconKind.role, .specialty, .gendered].contains { !lexicons[$0].matches(in: text).isEmpty }
    }

    // MARK: Totals

    private static let totals: Set<String> = [
        "total", "totals", "all", "overall", "sum", "everyone", "everybody", "combined", "both", "altogether", "whole",
    ]
    private static let besideTotals: Set<String> = PeopleWords.nouns.union([
        "row", "column", "grand", "number", "n", "of", "the", "sample", "count", "counts", "sexes", "genders", "groups",
        "sites", "regions", "roles", "grades", "specialties", "ages", "together", "cases", "study", "population",
        "marginal", "categories",
    ])

    /// What a label says that its numbers sum up.
    enum Summing { case nothing, part, everything }

    fileprivate static func summing(_ label: String, _ words: [String]) -> Summing {
        let words = words.filter { Int($0) == nil }
        if label.holds("Σ") { return .everything }
        if words.contains("subtotal") || words.contains("sub-total") || words.starts(with: ["sub", "total"]) {
            return .part
        }
        guard words.contains(where: { totals.contains($0) }) else { return .nothing }
        if words.allSatisfy({ totals.contains($0) || besideTotals.contains($0) }) { return .everything }
        return ["total", "all"].contains(words[0]) ? .part : .nothing
    }

    // MARK: Parts of something

    private static let partCues = [
        "of whom", "of which", "of these", "of them", "of those", "thereof", "including", "included in", "excluding",
        "except", "other than", "without",
    ].map { $0.split(separator: " ").map(String.init) }

    /// Whether a label says that its numbers are part of the row or column before it.
    fileprivate static func isPart(_ words: [String]) -> Bool {
        words.indices.contains { index in partCues.contains { words[index...].starts(with: $0) } }
    }

    // MARK: Attributes

    /// Answers, states and outcomes that a table may tell of everybody in a group.
    private static let answers: Set<String> = [
        "yes", "agree", "agreed", "disagree", "disagreed", "satisfied", "dissatisfied", "unsatisfied", "always",
        "often", "sometimes", "rarely", "never", "positive", "negative", "neutral", "passed", "failed", "full-time",
        "part-time", "fulltime", "parttime", "employed", "unemployed", "retired", "burnout", "burned", "burnt",
        "depressed", "depression", "anxious", "anxiety", "diagnosed", "diagnosis", "disabled", "disability", "ill",
        "well", "stressed", "bullied", "harassed", "supported", "unsupported", "helped", "resigned", "left", "leaving",
        "stayed", "staying", "considered", "referred", "sick", "absent", "exposed", "infected", "treated", "untreated",
        "improved", "worse", "better", "unchanged", "declined", "consented", "pregnant", "smoker", "smokers",
        "hours", "income", "salary", "pay", "earning", "earnings", "benefits", "convicted", "complaint", "complaints",
        "suspended", "medication", "therapy", "counselling", "suicidal", "self-harm", "alcohol", "drugs", "vaccinated",
        "response", "responses", "answer", "answers", "outcome", "outcomes", "attribute", "opinion",
        "attitude", "attitudes", "reported", "experienced", "thoughts", "symptoms", "illness", "health", "wellbeing",
        "intention", "intentions", "satisfaction", "agreement", "stress", "bullying", "resigning", "low", "moderate",
        "high", "severe", "mild", "happy", "unhappy", "confident", "useful", "helpful",
    ]
    private static let phrases = ["full time", "part time", "less than full", "off work", "not ", "no "]

    /// Whether words name an answer, a state or an outcome.
    func namesAttribute(_ text: String) -> Bool {
        Self.words(text).contains { Self.answers.contains($0) }
    }

    fileprivate static func isAnswer(_ label: String, _ words: [String]) -> Bool {
        if words.contains(where: { answers.contains($0) }) { return true }
        return label.lowercased() == "no" || phrases.contains { label.hasFoldedPrefix($0) }
    }

    /// Whether categories are answers or states, rather than groups of people that everybody can see.
    func areAttribute(_ labels: [TableLabel]) -> Bool {
        let told = labels.count(where: \.isAnswer)
        return told > 0 && told * 2 >= labels.count
    }

    // MARK: Bases

    /// The 24 of `(n = 24)`, `N=24`, `n: 24`.
    static func base(in label: String) -> (count: Int, range: Range<Int>)? { base(in: Array(label.utf8), from: 0) }

    /// The same from a byte of a longer text on.
    static func base(in bytes: [UInt8], from start: Int) -> (count: Int, range: Range<Int>)? {
        var index = start
        while index < bytes.count {
            defer { index += 1 }
            guard bytes[index] | 0x20 == 0x6E, index == 0 || !isWord(bytes[index - 1]) else { continue }
            var at = index + 1
            while at < bytes.count, at < index + 4, bytes[at] <= 0x20 { at += 1 }
            guard at < bytes.count, bytes[at] == 0x3D || bytes[at] == 0x3A else { continue }
            at += 1
            var scanner = CellScanner(String(decoding: bytes[at..<min(bytes.count, at + 24)], as: UTF8.self))
            scanner.skipSpaces()
            guard let (count, range) = scanner.count() else { continue }
            return (count, (at + range.lowerBound)..<(at + range.upperBound))
        }
        return nil
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte > 0x7F
    }
}
