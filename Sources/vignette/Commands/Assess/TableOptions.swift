import Anonymity
import ArgumentParser
import Input

/// What `assess` is told of a table that belongs to no study.
struct TableOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "A CSV with one person a line, instead of a study; - for standard input.", valueName: "file.csv"))
    var table: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What people may be known by: columns of the table, with commas between.", valueName: "columns"))
    var quasiIdentifiers: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp("The column that nobody should learn of a person.", valueName: "column"))
    var sensitive: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The folder with one hierarchy a column, NAME.csv in ARX's format. Without it a value is exact or left out.",
            valueName: "folder"))
    var hierarchies: String?

    @Option(
        name: .long, parsing: .upToNextOption,
        help: ArgumentHelp(
            "Hierarchies to make from the values: age=bands:5,10,20, postcode=prefix:3,1 or sex=star.",
            valueName: "column=rule"))
    var generate: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp("Where to write the made hierarchies, to be looked at and changed.", valueName: "folder"))
    var writeHierarchies: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The people the table is a sample of: a CSV with the same quasi-identifiers, one person a line or with a column count.",
            valueName: "file.csv"))
    var population: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A column with a set of things known of each person, with | between, for k^m-anonymity.",
            valueName: "column"))
    var items: [String] = []

    @Option(name: .long, help: ArgumentHelp("How many of these things are known at once, 1 to 4.", valueName: "n"))
    var m = 2

    @Option(
        name: .long,
        help: ArgumentHelp("The character between fields; the first line tells if none.", valueName: "comma|semicolon"))
    var delimiter: Delimiter?

    @Option(
        name: .long,
        help: ArgumentHelp("A table to write that fulfils what is asked; see --transform.", valueName: "file.csv"))
    var write: String?

    @Option(
        name: .long,
        help: "How it comes about: the best levels for all, single values left out, or levels record by record.")
    var transform = Transformation.optimum

    @Option(
        name: .long,
        help: ArgumentHelp("Further columns to write, as they are.", valueName: "columns"))
    var keep: [String] = []

    /// The character between fields.
    enum Delimiter: String, CaseIterable, ExpressibleByArgument {
        case comma, semicolon

        var character: DelimitedReader.Delimiter { self == .comma ? .comma : .semicolon }
    }

    /// How a table is changed.
    enum Transformation: String, CaseIterable, ExpressibleByArgument {
        case optimum
        case localSuppression = "local-suppression"
        case localRecoding = "local-recoding"
    }

    func validate() throws {
        guard table != nil else {
            let given: [(String, Bool)] = [
                ("--quasi-identifiers", !quasiIdentifiers.isEmpty), ("--sensitive", !sensitive.isEmpty),
                ("--hierarchies", hierarchies != nil), ("--generate", !generate.isEmpty),
                ("--write-hierarchies", writeHierarchies != nil), ("--population", population != nil),
                ("--items", !items.isEmpty), ("--delimiter", delimiter != nil), ("--write", write != nil),
                ("--keep", !keep.isEmpty),
            ]
            if let first = given.first(where: \.1) { throw ValidationError("\(first.0) goes with --table FILE") }
            return
        }
        guard !quasiIdentifiers.isEmpty else { throw ValidationError("--table needs --quasi-identifiers a,b,c") }
        guard (1...SetAnonymity.maxM).contains(m) else {
            throw ValidationError("--m \(m): expected 1 to \(SetAnonymity.maxM)")
        }
        if sensitive.count > 1 {
            throw ValidationError("--sensitive is given \(sensitive.count) times; name one column")
        }
        if items.count > 1 { throw ValidationError("--items is given \(items.count) times; name one column") }
        if !keep.isEmpty, write == nil { throw ValidationError("--keep goes with --write FILE") }
        if writeHierarchies != nil, generate.isEmpty {
            throw ValidationError("--write-hierarchies goes with --generate")
        }
    }

    /// The names in a list with commas.
    static func names(in lists: [String], option: String) throws -> [String] {
        guard !lists.isEmpty else { return [] }
        // A list that is given twice goes on: nothing that was named is left out.
        let names = lists.joined(separator: ",").split(separator: ",", omittingEmptySubsequences: false).map { part in
            String(part.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        }
        guard !names.contains(""), Set(names).count == names.count else {
            throw Failure("\(option): expected the names of columns, each once, with commas between")
        }
        return names
    }

    /// The rules of `--generate` by their columns.
    func generators() throws -> [String: HierarchyGenerator] {
        var generators: [String: HierarchyGenerator] = [:]
        for text in generate {
            guard let equals = text.lastIndex(of: "="),
                let rule = HierarchyGenerator(String(text[text.index(after: equals)...])),
                generators.updateValue(rule, forKey: String(text[..<equals])) == nil
            else {
                throw Failure(
                    "--generate \(text): expected COLUMN=bands:5,10,20 (each width a multiple of the one before), "
                        + "COLUMN=prefix:3,1 (falling) or COLUMN=star, each column once")
            }
        }
        return generators
    }
}
