import Redaction

/// Phrases that name one thing on different levels of a hierarchy: what redaction may have put for each other.
///
/// `registrar` and `trainee` are equal, and so are `the Freeman` and `a hospital`; `consultant` and `registrar` are not, for
/// neither stands above the other.
struct Generalisations: Sendable {
    /// What a phrase names: a label, and all above it.
    struct Concept: Hashable, Sendable {
        let kind: LexiconKind
        let label: String
    }

    /// The phrases by their concepts' numbers.
    private let phrases: [(surface: String, concept: Int32)]
    /// The labels at and above each concept.
    private let above: [[Concept]]
    private let concepts: [Concept]

    /// Whether nothing is known.
    var isEmpty: Bool { phrases.isEmpty }

    init(lexicons: LexiconSet, ladders: [LexiconKind: [[String]]]) {
        var numbers: [Concept: Int32] = [:]
        var concepts: [Concept] = []
        var above: [[Concept]] = []
        var phrases: [(surface: String, concept: Int32)] = []
        func number(_ concept: Concept, above labels: ArraySlice<String>) -> Int32 {
            if let known = numbers[concept] { return known }
            let number = Int32(concepts.count)
            numbers[concept] = number
            concepts.append(concept)
            above.append(labels.map { Concept(kind: concept.kind, label: $0) })
            return number
        }
        let kinds: [LexiconKind] = [.role, .specialty, .organisation, .place]
        for kind in kinds where !ladders.isEmpty {
            for row in ladders[kind] ?? [] {
                for level in row.indices where row[level] != "*" {
                    let concept = number(
                        Concept(kind: kind, label: row[level]), above: row[(level + 1)...].filter { $0 != "*" }[...])
                    phrases.append((row[level], concept))
                }
            }
            for entry in lexicons.entries(of: kind) {
                let concept = Concept(kind: kind, label: entry.canonical)
                let isKnown = kind == .organisation || numbers[concept] != nil
                guard isKnown, entry.surface.utf8.count > 2 else { continue }
                phrases.append((entry.surface, number(concept, above: [])))
                // The kind of place stands above the place itself.
                if kind == .organisation { phrases.append((entry.canonical, number(concept, above: []))) }
            }
        }
        for entry in lexicons.entries(of: .label) where !ladders.isEmpty {
            for kind in kinds where entry.flags.contains(kind.rawValue) {
                let concept = Concept(kind: kind, label: entry.surface)
                if let known = numbers[concept], entry.canonical != "-" { phrases.append((entry.canonical, known)) }
            }
        }
        self.concepts = concepts
        self.above = above
        self.phrases = phrases
    }

    /// Whether two concepts are equal or one stands above the other.
    func areRelated(_ first: Int32, _ second: Int32) -> Bool {
        first == second || above[Int(first)].contains(concepts[Int(second)])
            || above[Int(second)].contains(concepts[Int(first)])
    }

    /// The phrases as rows of forms.
    func tree(_ table: inout WordTable, normaliser: TraceNormaliser) -> ConceptTree {
        var tree = ConceptTree()
        for phrase in phrases {
            var row: [Int32] = []
            normaliser.read(phrase.surface, &table) { _, word in row.append(word.form) }
            tree.enter(row, concept: phrase.concept)
        }
        return tree
    }
}

/// Phrases of forms, for the longest at a place.
struct ConceptTree: Sendable {
    private var nodes: [UInt64: (node: Int32, concept: Int32)] = [:]
    private var count: Int32 = 0
    private var beginnings: [Bool] = []

    /// Enters a phrase; of equal ones the first stands.
    mutating func enter(_ row: [Int32], concept: Int32) {
        guard let first = row.first, !row.allSatisfy(WordTable.isLight) else { return }
        while beginnings.count <= Int(first) { beginnings.append(false) }
        beginnings[Int(first)] = true
        var node: Int32 = 0
        for (position, form) in row.enumerated() {
            let key = Self.key(node, form)
            if nodes[key] == nil {
                count += 1
                nodes[key] = (count, -1)
            }
            if position == row.count - 1, nodes[key]!.concept < 0 { nodes[key]!.concept = concept }
            node = nodes[key]!.node
        }
    }

    /// The longest phrase that begins at a place.
    @inline(__always)
    func phrase(in words: UnsafeBufferPointer<Int32>, at place: Int) -> (length: Int, concept: Int32)? {
        let form = words[place]
        guard form > 0, form < beginnings.count, beginnings[Int(form)] else { return nil }
        return longest(in: words, at: place)
    }

    private func longest(in words: UnsafeBufferPointer<Int32>, at place: Int) -> (length: Int, concept: Int32)? {
        var node: Int32 = 0
        var found: (length: Int, concept: Int32)?
        var end = place
        while end < words.count, let next = nodes[Self.key(node, words[end])] {
            end += 1
            node = next.node
            if next.concept >= 0 { found = (end - place, next.concept) }
        }
        return found
    }

    private static func key(_ node: Int32, _ form: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: form))
    }
}

/// Where phrases of a hierarchy stand in a row of words.
struct ConceptPlaces: Sendable {
    private(set) var starts: [UInt32] = []
    private(set) var lengths: [UInt8] = []
    private(set) var concepts: [Int32] = []

    var isEmpty: Bool { starts.isEmpty }

    /// Finds them, left to right, the longest at each place.
    init(_ words: UnsafeBufferPointer<Int32>, _ tree: ConceptTree?) {
        guard let tree else { return }
        var place = 0
        while place < words.count {
            if let phrase = tree.phrase(in: words, at: place), phrase.length < 256 {
                starts.append(UInt32(place))
                lengths.append(UInt8(phrase.length))
                concepts.append(phrase.concept)
                place += phrase.length
            } else {
                place += 1
            }
        }
    }

    /// The phrase that begins at a place, or with direction −1 the one that ends there.
    func phrase(at place: Int, direction: Int) -> (length: Int, concept: Int32)? {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if Int(starts[middle]) <= place { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        let start = Int(starts[low - 1])
        let length = Int(lengths[low - 1])
        guard direction > 0 ? start == place : start + length - 1 == place else { return nil }
        return (length, concepts[low - 1])
    }
}
