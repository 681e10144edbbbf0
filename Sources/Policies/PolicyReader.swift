public import Input
import Redaction

extension Policy {
    /// The keys of a policy file and of each mapping in it.
    static let keys: [String: [String]] = [
        "": [
            "name", "summary", "contributors", "anonymity", "attributes", "redaction", "text", "tracing", "report",
            "files",
        ],
        "contributors": [
            "minimum", "perSection", "maxShare", "maxTopTwoShare", "minEffective", "maxUnits", "maxReleaseShare",
            "dominancePercent",
        ],
        "anonymity": ["k", "populationK", "suppressionLimit", "attributeBudget"],
        "redaction": ["layers", "sensitive", "singular", "pronouns", "verbatim"],
        "text": ["minWords", "maxWords", "style"],
        "tracing": ["runWords", "maxRunWords", "minEffective", "maxVerbatimWords"],
        "report": [
            "codes", "linkSections", "linkTimes", "preset", "smallCell", "zeros", "percentages", "roundingBase",
            "classSlack", "maxQuoteWords", "maxQuoteWordsPerCode",
        ],
        "files": ["hierarchies", "lexicons"],
    ]

    /// The keys that may be left out of a mapping: an older policy goes on to mean what it meant.
    static let optionalKeys: [String: [String]] = [
        "contributors": ["maxUnits", "maxReleaseShare", "dominancePercent"], "anonymity": ["attributeBudget"],
        "redaction": ["pronouns", "verbatim"], "text": ["style"],
        // smallCell and zeros with a preset only.
        "report": [
            "preset", "smallCell", "zeros", "percentages", "roundingBase", "classSlack", "maxQuoteWords",
            "maxQuoteWordsPerCode",
        ],
    ]

    /// Reads a policy file.
    ///
    /// - Throws: `InputProblem` with line and column for text that is not YAML, an unknown or missing key, or a value out of
    ///   its range.
    public init(file: String, bytes: [UInt8]) throws(InputProblem) {
        try checkEncoding(of: bytes, file: file)
        try self.init(YAMLMapping(file: file, text: String(decoding: bytes, as: UTF8.self)))
    }

    /// Reads a policy that may come from several files.
    init(_ root: YAMLMapping) throws(InputProblem) {
        try root.refuseKeys(otherThan: Self.keys[""]!)
        func section(_ key: String) throws(InputProblem) -> YAMLMapping {
            let mapping = try root.mapping(key)
            try mapping.refuseKeys(otherThan: Self.keys[key]!)
            return mapping
        }
        name = try root.text("name")
        summary = try root.text("summary")

        let contributors = try section("contributors")
        self.contributors = Contributors(
            minimum: try contributors.integer("minimum", in: 2...1000),
            perSection: try contributors.integer("perSection", in: 1...1000),
            maxShare: try contributors.number("maxShare", in: 0...1),
            maxTopTwoShare: try contributors.number("maxTopTwoShare", in: 0...1),
            minEffective: try contributors.number("minEffective", in: 1...1000),
            maxUnits: contributors.has("maxUnits") ? try contributors.integer("maxUnits", in: 1...1000) : 3,
            maxReleaseShare: contributors.has("maxReleaseShare")
                ? try contributors.number("maxReleaseShare", in: 0...1) : 1,
            dominancePercent: try contributors.optionalInteger("dominancePercent", in: 1...100))
        if self.contributors.perSection > self.contributors.minimum {
            throw contributors.problem("perSection", expected: "no more than the minimum, \(self.contributors.minimum)")
        }

        let anonymity = try section("anonymity")
        self.anonymity = Anonymity(
            k: try anonymity.integer("k", in: 2...1000),
            populationK: try anonymity.integer("populationK", in: 0...1_000_000),
            suppressionLimit: try anonymity.number("suppressionLimit", in: 0...1),
            attributeBudget: anonymity.has("attributeBudget")
                ? try anonymity.integer("attributeBudget", in: 0...100) : 4)

        let attributes = try root.mapping("attributes")
        var levels: [String: Int] = [:]
        for attribute in attributes.keys { levels[attribute] = try attributes.integer(attribute, in: 0...100) }
        self.attributes = levels

        let redaction = try section("redaction")
        var layers: Set<Redactor.Layer> = []
        for word in try redaction.texts("layers") {
            guard let layer = Redactor.Layer(rawValue: word) else {
                throw redaction.problem(
                    "layers", expected: "a list of " + Redactor.Layer.allCases.map(\.rawValue).joined(separator: ", "))
            }
            layers.insert(layer)
        }
        self.redaction = Redaction(
            layers: layers, sensitive: try redaction.word("sensitive"), singular: try redaction.word("singular"),
            pronouns: redaction.has("pronouns") ? try redaction.word("pronouns") : .they,
            verbatim: redaction.has("verbatim") ? try redaction.word("verbatim") : .standard)

        let text = try section("text")
        self.text = TextLength(
            minWords: try text.integer("minWords", in: 1...100_000),
            maxWords: try text.integer("maxWords", in: 1...100_000),
            style: text.has("style") ? try text.word("style") : .story)
        if self.text.minWords > self.text.maxWords {
            throw text.problem("maxWords", expected: "at least minWords, \(self.text.minWords)")
        }

        let tracing = try section("tracing")
        self.tracing = Tracing(
            runWords: try tracing.integer("runWords", in: 3...100),
            maxRunWords: try tracing.integer("maxRunWords", in: 0...1000),
            minEffective: try tracing.number("minEffective", in: 1...1000),
            maxVerbatimWords: try tracing.text("maxVerbatimWords") == "off"
                ? nil : try tracing.integer("maxVerbatimWords", in: 3...1000))

        self.report = try Self.report(try section("report"))

        let files = try section("files")
        self.files = Files(hierarchies: try files.text("hierarchies"), lexicons: try files.text("lexicons"))
    }

    /// Reads what a report may show: the limits of a preset, where one is named, under the policy's own.
    private static func report(_ report: YAMLMapping) throws(InputProblem) -> Report {
        let preset: TablePreset? = report.has("preset") ? try report.word("preset") : nil
        let smallCell: Int
        let zeros: Permission
        if let preset, !report.has("smallCell") {
            smallCell = preset.smallCell
        } else {
            smallCell = try report.integer("smallCell", in: 1...1000)
        }
        if let preset, !report.has("zeros") {
            zeros = preset.zeros
        } else {
            zeros = try report.word("zeros")
        }
        return Report(
            codes: try report.word("codes"), linkSections: try report.integer("linkSections", in: 2...1000),
            linkTimes: try report.integer("linkTimes", in: 2...1000), preset: preset, smallCell: smallCell,
            zeros: zeros,
            percentages: report.has("percentages")
                ? try report.word("percentages") : preset?.percentages ?? .unique,
            roundingBase: try report.optionalInteger("roundingBase", in: 2...1000, otherwise: preset?.roundingBase),
            classSlack: try report.optionalInteger("classSlack", in: 0...1000, otherwise: 1),
            maxQuoteWords: try report.optionalInteger("maxQuoteWords", in: 3...100_000),
            maxQuoteWordsPerCode: try report.optionalInteger("maxQuoteWordsPerCode", in: 3...1_000_000))
    }
}
