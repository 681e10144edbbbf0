public import Input

/// What the surface forms of a lexicon are.
public enum LexiconKind: String, CaseIterable, Sendable {
    /// Grades and roles; the canonical value is a value of the role hierarchy.
    case role
    /// Specialties; the canonical value is a value of the specialty hierarchy.
    case specialty
    /// Towns, counties, regions; the canonical value is a value of the place hierarchy, or `abroad`.
    case place
    /// Names of hospitals, practices and organisations; the canonical value is the kind of place, such as `hospital`.
    case organisation
    /// Professional examinations; the canonical value is the specialty they belong to.
    case exam
    /// Given names of people.
    case givenName = "given-name"
    /// Family names of people.
    case surname
    /// Nouns with a gender; the canonical value is the neutral noun.
    case gendered
    /// Words that imply a gender without naming one, such as a maternity leave.
    case impliedGender = "implied-gender"
    /// Nationalities and peoples; the canonical value is a country or `UK`.
    case nationality
    /// Languages that are not nationalities at once.
    case language
    /// Religions.
    case religion
    /// Capitalised words that are no names, such as months, models of mentoring and national bodies.
    case allowed
    /// Words that carry no meaning in speech; the flags say where.
    case filler
    /// Words to the interviewer, or about the interview.
    case interview
    /// Events so unusual that they point to one person.
    case singular
    /// Dialect and catch-phrases by which a speaker is known.
    case habit
    /// What people are known by outside their work: animals, pastimes, instruments.
    case pastime
    /// How a label of a hierarchy is written in a sentence; the canonical value is the text.
    case label
    /// What a sentence does in a story; the canonical value is the function.
    case function
    /// Facts that two sentences of one story must agree on; the canonical value is `facet=value`.
    case facet
}

/// One line of a lexicon.
public struct LexiconEntry: Hashable, Sendable {
    /// The words as they are said or written.
    public let surface: String
    /// What they stand for.
    public let canonical: String
    /// Marks that the rules of the kind read.
    public let flags: Set<String>

    /// Describes an entry.
    public init(surface: String, canonical: String, flags: Set<String> = []) {
        self.surface = surface
        self.canonical = canonical
        self.flags = flags
    }
}

/// A list of surface forms of one kind.
///
/// A file has `surface;canonical;flags` a line, flags separated by spaces, the last two optional. Lines that begin with
/// `#` are comments; one of them must say `# kind: …`, and others name origin and licence.
public struct Lexicon: Sendable {
    /// What the surface forms are.
    public let kind: LexiconKind
    /// The entries in the order of the file.
    public let entries: [LexiconEntry]

    /// Keeps entries.
    public init(kind: LexiconKind, entries: [LexiconEntry]) {
        self.kind = kind
        self.entries = entries
    }

    /// Reads a lexicon file.
    ///
    /// - Throws: `InputProblem` with the line for broken text, a missing or unknown kind, an empty surface form, more than
    ///   three columns, or a surface form without a word in it.
    public init(file: String, bytes: [UInt8]) throws(InputProblem) {
        var reader = try DelimitedReader(bytes, file: file, delimiter: .semicolon)
        var kind: LexiconKind?
        var entries: [LexiconEntry] = []
        var marks = EntryFlags()
        while let record = try reader.next() {
            let first = record[0]
            if first.value.hasPrefix("#") {
                if let named = Self.kindNamed(in: first.value) {
                    guard let known = LexiconKind(rawValue: named) else {
                        throw InputProblem(
                            file: file, line: first.line, found: "the kind “\(named)”",
                            expected: "one of " + LexiconKind.allCases.map(\.rawValue).joined(separator: ", "))
                    }
                    kind = known
                }
                continue
            }
            guard record.count <= 3 else {
                throw InputProblem(
                    file: file, line: first.line, column: record[3].column,
                    found: "\(record.count) columns", expected: "surface;canonical;flags")
            }
            // A label may be the mark of full generalisation; every other surface form is searched for by its words.
            guard Self.hasWord(first.value, orMark: kind == .label) else {
                throw InputProblem(
                    file: file, line: first.line, column: first.column,
                    found: "a surface form without a word", expected: "surface;canonical;flags")
            }
            let canonical = record.count > 1 && !record[1].value.isEmpty ? record[1].value : first.value
            let flags = record.count > 2 ? marks.flags(of: record[2].value) : []
            entries.append(LexiconEntry(surface: first.value, canonical: canonical, flags: flags))
        }
        guard let kind else {
            throw InputProblem(file: file, found: "no kind", expected: "a line “# kind: …” at the head of the file")
        }
        self.init(kind: kind, entries: entries)
    }

    /// Whether a surface form has a word in it; a mark does where one may stand for it.
    private static func hasWord(_ surface: String, orMark: Bool) -> Bool {
        // A letter or digit of ASCII is part of a word, whatever stands around it.
        if surface.utf8.contains(where: { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }) { return true }
        return Tokeniser.tokens(of: surface).contains { $0.kind != .punctuation || orMark }
    }

    private static func kindNamed(in comment: String) -> String? {
        let words = comment.dropFirst().split(separator: " ")
        guard words.count == 2, words[0] == "kind:" else { return nil }
        return String(words[1])
    }
}

/// The flags of a lexicon's lines, of which many have the same.
private struct EntryFlags {
    private var known: [String: Set<String>] = [:]

    mutating func flags(of column: String) -> Set<String> {
        if column.isEmpty { return [] }
        if let flags = known[column] { return flags }
        let flags = Set(column.split(separator: " ").map(String.init))
        known[column] = flags
        return flags
    }
}
