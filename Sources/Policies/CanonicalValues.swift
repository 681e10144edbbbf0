import Anonymity
import Input
import Redaction

/// The check that what a lexicon calls a word is known to the hierarchy by which it would be generalised.
enum CanonicalValues {
    /// The attribute whose hierarchy knows the canonical values of a kind of lexicon.
    private static let attributes: [LexiconKind: String] = [
        .role: "role", .specialty: "specialty", .place: "place", .exam: "specialty",
    ]
    /// What is no value of a hierarchy and yet understood.
    private static let understood: [LexiconKind: Set<String>] = [.place: ["abroad"]]

    /// Looks up every canonical value of a lexicon.
    ///
    /// - Throws: `InputProblem` with file and line for a value that neither is a value nor a label of its hierarchy: what it
    ///   stands for would be hidden at every level and, worse, be counted as nobody.
    static func check(
        _ lexicon: Lexicon, in file: NamedFile, hierarchies: [String: Hierarchy]
    ) throws(InputProblem) {
        guard let attribute = attributes[lexicon.kind], let hierarchy = hierarchies[attribute] else { return }
        let others = understood[lexicon.kind] ?? []
        let unknown = lexicon.entries.firstIndex {
            hierarchy.level(of: $0.canonical) == nil && !others.contains($0.canonical)
        }
        guard let unknown else { return }
        let place = try place(of: unknown, in: file, column: 1)
        throw InputProblem(
            file: file.name, line: place.line, column: place.column,
            found: "the value “\(lexicon.entries[unknown].canonical)”",
            expected: "a value or label of the hierarchy “\(attribute)”"
                + others.sorted().map { ", or “\($0)”" }.joined(),
            remedy: "add it to the hierarchy, or name the value that it stands for")
    }

    /// Where a column of an entry stands; the first where that one is empty or missing.
    static func place(
        of entry: Int, in file: NamedFile, column: Int
    ) throws(InputProblem) -> (line: Int, column: Int) {
        var reader = try DelimitedReader(file.bytes, file: file.name, delimiter: .semicolon)
        var index = 0
        while let record = try reader.next() {
            if record[0].value.hasPrefix("#") { continue }
            if index == entry {
                let field = record.count > column && !record[column].value.isEmpty ? record[column] : record[0]
                return (field.line, field.column)
            }
            index += 1
        }
        return (1, 1)
    }
}
