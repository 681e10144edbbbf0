import Corpus
import Input
import Testing

/// A fault of a file: where it stands and what the message must say.
struct ImportFault: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let line: Int?
    let column: Int?
    let words: [String]

    init(_ name: String, _ text: String, _ line: Int?, _ column: Int?, _ words: String...) {
        self.name = name
        self.text = text
        self.line = line
        self.column = column
        self.words = words
    }

    var testDescription: String { name }
}

private let people = "participant,role,specialty,gender,place"
private let pieces = "id,participant,source,theme,category,section,text"
private let book = "theme,title,category,section,description"

@Suite struct ImportFaultTests {
    static let faults: [ImportFault] = [
        // Whole files.
        ImportFault("empty file", "", nil, nil, "an empty file"),
        ImportFault("only a byte order mark", "\u{FEFF}", nil, nil, "an empty file"),
        ImportFault("header only", "\(people)\n", 1, nil, "a header without rows"),
        ImportFault("unknown table", "a,b,c\n1,2,3\n", 1, 1, "names no known table", "participant,role"),
        ImportFault("NUL", "\(people)\nP9,a,b,c,\u{0}d\n", 2, 10, "NUL"),
        ImportFault("quote inside a field", "\(people)\nP9,a\"b,b,c,d\n", 2, 5, "a quotation mark inside"),
        ImportFault("quote never closed", "\(people)\nP9,\"a,b,c,d\n", 2, 4, "never closed"),
        ImportFault("text after a quote", "\(people)\nP9,\"a\"b,b,c,d\n", 2, 7, "after the closing quotation mark"),
        // Headers.
        ImportFault("column missing", "participant,role,specialty,gender\nP9,a,b,c\n", 1, 1, "no column “place”"),
        ImportFault(
            "required column misspelt", "participant,role,speciality,gender,place\nP9,a,b,c,d\n", 1, 1,
            "no column “specialty”", "“speciality” may be meant"),
        ImportFault("column twice", "\(people),Role\nP9,a,b,c,d,e\n", 1, 41, "“role” a second time", "column 2"),
        ImportFault("column without a name", "\(people),\nP9,a,b,c,d,e\n", 1, 41, "without a name"),
        ImportFault("consent misspelt", "\(people),consnt\nP9,a,b,c,d,quote\n", 1, 41, "“consnt”", "“consent”"),
        ImportFault("issue misspelt", "\(pieces),isue\nF9,P1,I,nights,help,,x,y\n", 1, 51, "“isue”", "“issue”"),
        ImportFault("wave swapped", "\(pieces),waev\nF9,P1,I,nights,help,,x,y\n", 1, 51, "“waev”", "“wave”"),
        ImportFault("only counts", "count\n4\n", 1, 1, "only the column “count”"),
        // Rows.
        ImportFault("row too short", "\(people)\nP9,a,b,c\n", 2, nil, "4 fields", "expected 5"),
        ImportFault("row too long", "\(people)\nP9,a,b,c,d\nP8,a,b,c,d,e\n", 3, nil, "6 fields", "quotation marks"),
        ImportFault("control character", "\(people)\nP9,a\u{7},b,c,d\n", 2, 4, "U+0007", "“role”"),
        ImportFault("line break in a label", "\(people)\nP9,\"a\nb\",b,c,d\n", 2, 4, "U+000A", "one line"),
        ImportFault("C1 control in text", "\(pieces)\nF9,P1,I,nights,help,,a\u{85}b\n", 2, 22, "U+0085"),
        // Participants.
        ImportFault("participant empty", "\(people)\n ,a,b,c,d\n", 2, 1, "nothing in the column “participant”"),
        ImportFault(
            "participant twice", "\(people)\nP8,a,b,c,d\nP9,a,b,c,d\nP8,a,b,c,d\n", 4, 1, "“P8” a second time",
            "line 2"),
        ImportFault("participant known otherwise", "\(people)\nP1,a,b,c,d\n", 2, 1, "“P1”", "--replace"),
        ImportFault("consent unknown", "\(people),consent\nP9,a,b,c,d,yes\n", 2, 12, "an unknown consent", "quote"),
        ImportFault("consent empty", "\(people),consent\nP9,a,b,c,d,\n", 2, 12, "no consent", "nothing is assumed"),
        // Fragments.
        ImportFault("fragment without id", "\(pieces)\n,P1,I,nights,help,,x\n", 2, 1, "nothing in the column “id”"),
        ImportFault("fragment without source", "\(pieces)\nF9,P1,,nights,help,,x\n", 2, 7, "“source”"),
        ImportFault(
            "fragment twice", "\(pieces)\nF9,P1,I,nights,help,,x\nF9,P1,I,nights,help,,y\n", 3, 1,
            "“F9” a second time", "line 2"),
        ImportFault("fragment known otherwise", "\(pieces)\nF1,P1,I,nights,help,,x\n", 2, 1, "“F1”", "--replace"),
        ImportFault("unknown participant", "\(pieces)\nF9,P9,I,nights,help,,x\n", 2, 4, "unknown participant “P9”"),
        ImportFault(
            "unknown section", "\(pieces)\nF9,P1,I,nights,help,outcom,x\n", 2, 21, "an unknown section", "outcome"),
        ImportFault("unknown theme", "\(pieces)\nF9,P1,I,days,help,,x\n", 2, 9, "an unknown theme “days”"),
        ImportFault("unknown category", "\(pieces)\nF9,P1,I,nights,hlep,,x\n", 2, 16, "an unknown category"),
        ImportFault("text empty", "\(pieces)\nF9,P1,I,nights,help,,\n", 2, 22, "no text"),
        ImportFault("text only space", "\(pieces)\nF9,P1,I,nights,help,,\" \n\t\"\n", 2, 22, "no text"),
        // Codebook.
        ImportFault("codebook section", "\(book)\nday,Day,x,ending,\n", 2, 11, "an unknown section"),
        ImportFault("codebook title empty", "\(book)\nday,,x,context,\n", 2, 5, "“title”"),
        ImportFault("category twice", "\(book)\nday,Day,x,,a\nday,Day,x,,b\n", 3, 9, "a second time", "line 2"),
        ImportFault("two titles", "\(book)\nday,Day,x,,a\nday,Days,y,,b\n", 3, 5, "another title", "line 2"),
        ImportFault("category known otherwise", "\(book)\nnights,Night shifts,help,outcome,x\n", 2, 21, "--replace"),
        // Population.
        ImportFault("count no number", "role,place,count\nvet,South,4.5\n", 2, 11, "no whole number"),
        ImportFault("count negative", "role,place,count\nvet,South,-1\n", 2, 11, "no whole number"),
        ImportFault("count empty", "role,place,count\nvet,South,\n", 2, 11, "no whole number"),
        ImportFault("count in other digits", "role,place,count\nvet,South,٣\n", 2, 11, "no whole number"),
        ImportFault("count too large", "role,place,count\nvet,South,99999999999999999999\n", 2, 11, "no whole number"),
        ImportFault("label empty", "role,place,count\nvet,,1\n", 2, 5, "nothing in the column “place”"),
        ImportFault(
            "combination twice", "role,place,count\nvet,South,1\nvet,South,1\n", 3, 1, "a second time", "line 2"),
        ImportFault("other attributes", "role,count\nvet,1\n", 1, nil, "other attributes", "place,role,count"),
        // Secret names.
        ImportFault("secret category", "name,category,replacement\nQuillon,animal,\n", 2, 9, "an unknown category"),
        ImportFault("secret empty", "name,category,replacement\n,person,x\n", 2, 1, "nothing in the column “name”"),
        ImportFault("secret twice", "name,category,replacement\nQ,person,\nQ,place,\n", 3, 1, "a name a second time"),
    ]

    @Test(arguments: faults)
    func `a fault is told with its place, and nothing is imported`(fault: ImportFault) throws {
        let temporary = try Tables.all()
        let study = temporary.study
        let before = try (study.fragments(), study.participants(), study.ledger())
        let good = ImportFile("good.csv", "\(pieces)\nF7,P1,I1,nights,help,,\"Nothing wrong here.\"\n")
        let problems = #expect(throws: InputProblems.self) {
            try study.importTables([good, ImportFile("bad.csv", fault.text)])
        }
        let first = try #require(problems?.problems.first)
        #expect(first.file == "bad.csv")
        #expect(first.line == fault.line)
        #expect(first.column == fault.column)
        for word in fault.words { #expect(first.description.contains(word), "\(first.description)") }
        #expect(try study.fragments() == before.0)
        #expect(try study.participants() == before.1)
        #expect(try study.ledger() == before.2)
        #expect(try study.search("wrong").isEmpty)
    }

    @Test func `bytes that are not UTF-8 are told with their place`() throws {
        let temporary = try TemporaryStudy()
        let file = ImportFile(name: "p.csv", bytes: Array("\(people)\nP9,a,b,c,".utf8) + [0xE9, 0x0A])
        let problems = #expect(throws: InputProblems.self) { try temporary.study.importTables([file]) }
        #expect(problems?.problems.first?.line == 2)
        #expect(problems?.problems.first?.column == 10)
        #expect(problems?.description.contains("not valid UTF-8") == true)
    }

    @Test func `several faults of several files are told at once, in their order`() throws {
        let temporary = try TemporaryStudy()
        let problems = #expect(throws: InputProblems.self) {
            try temporary.study.importTables([
                ImportFile("f.csv", "\(pieces)\nF1,P1,I,n,h,end,\nF2,P1,I,n,h,,x\n"),
                ImportFile("p.csv", "\(people),consent\nP1,a,b,c,d,\nP2,a,b,c\n"),
            ])
        }
        let places = problems?.problems.map { "\($0.file):\($0.line ?? 0)" }
        // P1 is in the table of participants, though its row has a fault: that is told once.
        #expect(places == ["f.csv:2", "f.csv:2", "p.csv:2", "p.csv:3"])
    }

    @Test func `twenty faults are told and the others counted`() throws {
        let temporary = try TemporaryStudy()
        let rows = (1...50).map { "F\($0),P1,I,n,h,,x\n" }.joined()
        let problems = #expect(throws: InputProblems.self) {
            try temporary.study.importTables([ImportFile("f.csv", "\(pieces)\n\(rows)")])
        }
        #expect(problems?.problems.count == 20)
        #expect(problems?.omitted == 30)
    }

    @Test func `a file that cannot be read does not make every reference to it a fault`() throws {
        let temporary = try TemporaryStudy()
        let problems = #expect(throws: InputProblems.self) {
            try temporary.study.importTables([
                ImportFile("p.csv", "participant,role\nP1,a\n"), ImportFile("f.csv", "\(pieces)\nF1,P1,I,n,h,,x\n"),
            ])
        }
        #expect(problems?.problems.allSatisfy { $0.file == "p.csv" } == true)
    }

    @Test func `a fault of the codebook does not make every fragment coded by it a fault`() throws {
        let temporary = try TemporaryStudy(("p", Tables.participants))
        let problems = #expect(throws: InputProblems.self) {
            try temporary.study.importTables([
                ImportFile("c.csv", "\(book)\nday,Day,x,ending,\nday,Day,y,,\n"),
                ImportFile("f.csv", "\(pieces)\nF1,P1,I,day,x,,x\n"),
            ])
        }
        #expect(problems?.problems.map(\.file) == ["c.csv"])
    }

    @Test func `messages never hold what people said, nor a name`() throws {
        let temporary = try Tables.all()
        let files = [
            ImportFile("f.csv", "\(pieces)\nI told Zebulon to go,P1,I,nights,help,I told Zebulon to go,x\n"),
            ImportFile("g.csv", "\(pieces)\nF9,He said Zebulon left,I,Zebulon is there,help,,x\u{7}Zebulon\n"),
            ImportFile("s.csv", "name,category,replacement\nZebulon,Zebulon,\nZebulon,person,other\n"),
        ]
        let problems = #expect(throws: InputProblems.self) { try temporary.study.importTables(files) }
        #expect(problems?.problems.count ?? 0 >= 4)
        #expect(problems?.description.contains("Zebulon") == false)
    }
}
