public import Anonymity
public import Input
public import Redaction

/// A file and its content, as a command has read it.
public struct NamedFile: Hashable, Sendable {
    /// The name for messages and for telling what the file is: its last component without extension names a hierarchy.
    public let name: String
    /// Its content.
    public let bytes: [UInt8]

    /// Keeps a file.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// The last component of the name without its extension.
    var stem: String {
        let last = name.split(separator: "/").last.map(String.init) ?? name
        guard let dot = last.lastIndex(of: ".") else { return last }
        return String(last[..<dot])
    }
}

/// A policy with the hierarchies and lexicons it names: all that redaction, composition and the gate decide by.
public struct Rulebook: Sendable {
    /// The policy.
    public let policy: Policy
    /// The hierarchies by attribute.
    public let hierarchies: [String: Hierarchy]
    /// The lexicons.
    public let lexicons: LexiconSet
    /// Common words.
    public let words: WordList

    /// Joins a policy with its files.
    ///
    /// - Parameters:
    ///   - policy: the policy.
    ///   - policyFile: its name for messages.
    ///   - hierarchies: one file an attribute, named like it.
    ///   - lexicons: the lexicon files; `common-words.txt` is the list of common words.
    /// - Throws: `InputProblem` for a broken file, an attribute of the policy without a hierarchy, a level that its
    ///   hierarchy does not have, a built-in attribute without a level, a stage of redaction without its lexicons, or a
    ///   lexicon with a value that its hierarchy does not have.
    public init(
        policy: Policy, policyFile: String, hierarchies: [NamedFile], lexicons: [NamedFile]
    ) throws(InputProblem) {
        var byAttribute: [String: Hierarchy] = [:]
        for file in hierarchies {
            byAttribute[file.stem] = try Hierarchy(attribute: file.stem, file: file.name, bytes: file.bytes)
        }
        for (attribute, level) in policy.attributes.sorted(by: { $0.key < $1.key }) {
            guard let hierarchy = byAttribute[attribute] else {
                throw InputProblem(
                    file: policyFile, found: "the attribute “\(attribute)” without a hierarchy",
                    expected: "a file \(policy.files.hierarchies)/\(attribute).csv beside the policy")
            }
            guard level <= hierarchy.top else {
                throw InputProblem(
                    file: policyFile, found: "level \(level) for “\(attribute)”",
                    expected: "a level from 0 to \(hierarchy.top), as its hierarchy has")
            }
        }
        for attribute in Self.builtIn where policy.attributes[attribute] == nil {
            throw InputProblem(
                file: policyFile, found: "no level for “\(attribute)”",
                expected: "“attributes.\(attribute)”, a level of its hierarchy",
                remedy: "give \(Self.builtIn.joined(separator: ", ")) a level each; 0 lets the exact value stand")
        }
        var read: [Lexicon] = []
        var words = WordList.empty
        for file in lexicons {
            if file.stem == "common-words" {
                words = try WordList(file: file.name, bytes: file.bytes)
            } else {
                let lexicon = try WordClasses.expand(Lexicon(file: file.name, bytes: file.bytes), in: file)
                try CanonicalValues.check(lexicon, in: file, hierarchies: byAttribute)
                read.append(lexicon)
            }
        }
        try Self.checkKinds(of: read, words: words, for: policy, policyFile: policyFile)
        for (kind, attribute) in [(LexiconKind.role, "role"), (.specialty, "specialty"), (.place, "place")] {
            if let hierarchy = byAttribute[attribute] { read.append(Self.labels(of: hierarchy, as: kind)) }
        }
        self.policy = policy
        self.hierarchies = byAttribute
        self.lexicons = LexiconSet(read)
        self.words = words
    }

    /// The quasi-identifiers that every study has.
    static let builtIn = ["role", "specialty", "gender", "place"]

    /// The kinds of lexicon without which a stage of redaction would find nothing and say nothing.
    static let kindsOfLayer: [Redactor.Layer: [LexiconKind]] = [
        .verbatim: [.filler],
        .direct: [.organisation, .givenName, .surname, .allowed],
        .quasi: [.role, .specialty, .place, .exam, .nationality, .language, .religion, .label],
        .gender: [.gendered, .impliedGender],
    ]

    private static func checkKinds(
        of lexicons: [Lexicon], words: WordList, for policy: Policy, policyFile: String
    ) throws(InputProblem) {
        let given = Set(lexicons.filter { !$0.entries.isEmpty }.map(\.kind))
        for layer in Redactor.Layer.allCases where policy.redaction.layers.contains(layer) {
            if let missing = kindsOfLayer[layer]!.first(where: { !given.contains($0) }) {
                throw InputProblem(
                    file: policyFile, found: "no lexicon of the kind “\(missing.rawValue)”",
                    expected:
                        "a file in \(policy.files.lexicons) that says “# kind: \(missing.rawValue)” and has entries",
                    remedy: "add one, or leave “\(layer.rawValue)” out of redaction.layers")
            }
        }
        if policy.redaction.layers.contains(.direct), words.isEmpty {
            throw InputProblem(
                file: policyFile, found: "no list of common words",
                expected: "a file common-words.txt in \(policy.files.lexicons), one word a line",
                remedy: "Scripts/derive-lexicons.py writes one; without it every capital letter would be a name")
        }
    }

    /// The values and labels of a hierarchy as surface forms of themselves.
    private static func labels(of hierarchy: Hierarchy, as kind: LexiconKind) -> Lexicon {
        var seen: Set<String> = [Hierarchy.suppressed]
        var entries: [LexiconEntry] = []
        for level in 0..<hierarchy.top {
            for row in hierarchy.rows where seen.insert(row[level]).inserted {
                let isNoun = level == 0 || kind == .place
                if isNoun { entries.append(LexiconEntry(surface: row[level], canonical: row[level])) }
            }
        }
        return Lexicon(kind: kind, entries: entries)
    }

    /// The hierarchies of the policy's attributes, in alphabetical order of the attribute.
    public var quasiIdentifiers: [Hierarchy] {
        policy.attributes.keys.sorted().map { hierarchies[$0]! }
    }

    /// The policy's levels in the order of `quasiIdentifiers`.
    public var levels: [Int] { policy.attributes.keys.sorted().map { policy.attributes[$0]! } }

    /// What may be printed of each attribute.
    public var attributeLevels: [AttributeLevel] {
        zip(quasiIdentifiers, levels).map { hierarchy, level in
            var outcome: [String: AttributeLevel.Generalised] = [:]
            for row in hierarchy.rows {
                for own in 0..<hierarchy.levels {
                    let label = row[own]
                    if hierarchy.level(of: label)! >= level {
                        outcome[label] = .kept
                    } else if level == hierarchy.top {
                        outcome[label] = .suppressed
                    } else {
                        outcome[label] = .replaced(row[level])
                    }
                }
            }
            return AttributeLevel(attribute: hierarchy.attribute, outcome: outcome)
        }
    }

    /// A redactor by this policy.
    ///
    /// - Parameters:
    ///   - layers: the stages; the policy's own where `nil`.
    ///   - secrets: the study's secret list.
    ///   - pronouns: what is written for he and she; the policy's own where `nil`.
    ///   - keep: the people whose gender stays, each named by words of how the text introduces them.
    ///   - only: the people whose gender alone is rewritten; everybody's where empty.
    /// - Returns: the redactor.
    public func redactor(
        layers: Set<Redactor.Layer>? = nil, secrets: [SecretName] = [], pronouns: PronounMode? = nil,
        keep: [String] = [], only: [String] = []
    ) -> Redactor {
        Redactor(
            layers: layers ?? policy.redaction.layers, lexicons: lexicons, words: words, levels: attributeLevels,
            secrets: secrets,
            rewriting: RewritingOptions(
                pronouns: pronouns ?? policy.redaction.pronouns, verbatim: policy.redaction.verbatim, keep: keep,
                only: only))
    }

    /// The labels of hierarchies that a text states, from what was detected in it.
    ///
    /// A label that is no more than “a doctor” in a study of doctors states nothing, and the caller's `People` will say so.
    public func statements(in detections: [Detection]) -> Set<AttributeStatement> {
        var statements: Set<AttributeStatement> = []
        for detection in detections {
            let attribute: String
            switch detection.category {
            case .role, .specialty, .place: attribute = detection.category.rawValue
            default: continue
            }
            guard let hierarchy = hierarchies[attribute], hierarchy.level(of: detection.canonical) != nil else {
                continue
            }
            statements.insert(AttributeStatement(attribute: attribute, label: detection.canonical))
        }
        return statements
    }
}
