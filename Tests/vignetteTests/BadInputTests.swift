import Foundation
import Testing

/// Something a user gets wrong: which files are there, what is typed, and what must be said.
struct Mistake: Sendable, CustomTestStringConvertible {
    let name: String
    let arguments: [String]
    let files: [String: Data]
    /// Words of the message.
    let words: [String]
    let status: Int32

    init(
        _ name: String, _ arguments: [String], files: [String: String] = [:], bytes: [String: Data] = [:],
        status: Int32 = 2, _ words: String...
    ) {
        self.name = name
        self.arguments = arguments
        self.files = files.mapValues { Data($0.utf8) }.merging(bytes) { $1 }
        self.words = words
        self.status = status
    }

    var testDescription: String { name }
}

private let people = "participant,role,specialty,gender,place"
private let pieces = "id,participant,source,theme,category,section,text"
private let spoken = "zebra crossings frighten me"

@Suite struct BadInputTests {
    /// A study that nothing here may change, made once, with what it held.
    private struct Untouched: Sendable {
        let folder: TemporaryFolder
        let rows: Data

        static let result = Result {
            let folder = try OtherStudy.made()
            folder.removeAtExit()
            return Untouched(folder: folder, rows: try state(of: folder))
        }

        static func state(of folder: TemporaryFolder) throws -> Data {
            try folder.run("log", "--format", "json").output
                + folder.run("search", "the", "--limit", "999", "--format", "json").output
                + folder.run("redact", "list", "--format", "json").output
        }
    }

    static let usage: [Mistake] = [
        Mistake("unknown command", ["frobnicate"], "frobnicate"),
        Mistake("unknown option", ["assess", "--nope"], "--nope", "vignette assess --help"),
        Mistake("unknown theme", ["compose", "--theme", "gardens"], "--theme gardens", "handover", "night-meals"),
        Mistake("neither theme nor all", ["compose"], "--all", "--theme"),
        Mistake("both theme and all", ["compose", "--all", "--theme", "handover"], "either"),
        Mistake("a seed in words", ["compose", "--all", "--seed", "one"], "--seed", "one"),
        Mistake("unknown format", ["compose", "--all", "--format", "pdf"], "pdf", "markdown"),
        Mistake("unknown pin", ["compose", "--all", "--pin", "F-none"], "--pin F-none", "no such fragment"),
        Mistake("unknown ban", ["compose", "--all", "--ban", "F-none"], "--ban F-none", "no such fragment"),
        Mistake("pinned and banned", ["compose", "--all", "--pin", "F1", "--ban", "F1"], "either pinned or banned"),
        Mistake("no alternative", ["compose", "--all", "--alternatives", "0"], "--alternatives 0", "1 to 20"),
        Mistake("no work", ["compose", "--all", "--budget", "0"], "--budget 0", "at least 1"),
        Mistake("unknown policy", ["compose", "--all", "--policy", "nope"], "--policy nope"),
        Mistake("missing policy", ["compose", "--all", "--policy", "./nope.yaml"], "nope.yaml", "no such file"),
        Mistake("unknown template", ["compose", "--all", "--template", "nope"], "--template nope"),
        Mistake(
            "missing template", ["compose", "--all", "--template", "./n.mustache"], "./n.mustache", "no such file"),
        Mistake("missing quotations", ["compose", "--all", "--published", "q.csv"], "q.csv", "no such file"),
        Mistake(
            "unknown stage", ["redact", "--text", "-", "--layers", "nope"], "nope", "verbatim, direct, quasi, gender"),
        Mistake("a stage, but no text", ["redact", "--layers", "gender"], "--text"),
        Mistake("nothing to check", ["check"], "<files>"),
        Mistake("standard input of no kind", ["check", "-"], "--as"),
        Mistake("unknown level", ["check", "-", "--as", "md", "--fail-level", "x"], "--fail-level", "warning"),
        Mistake("runs too short", ["trace", "a.md", "--run-words", "2"], "--run-words 2"),
        Mistake("k of nought", ["assess", "--k", "0"], "--k 0", "1 or more"),
        Mistake("a table without columns", ["assess", "--table", "t.csv"], "--quasi-identifiers"),
        Mistake("no words to search", ["search", "***"], "no word"),
        Mistake("a redaction that is not there", ["redact", "accept", "--id", "9999", "--by", "A"], "9999"),
        Mistake("an original that is not there", ["redact", "accept", "--original", "x", "--by", "A"], "no redaction"),
    ]

    static let tables: [Mistake] = [
        Mistake("missing file", ["import", "nope.csv"], "nope.csv", "no such file"),
        Mistake("a folder", ["import", "."], ".: is a folder"),
        Mistake("empty file", ["import", "e.csv"], files: ["e.csv": ""], "e.csv", "an empty file"),
        Mistake("header only", ["import", "h.csv"], files: ["h.csv": "\(people)\n"], "h.csv:1", "without rows"),
        Mistake(
            "misspelt column", ["import", "m.csv"],
            files: ["m.csv": "participant,role,speciality,gender,place\nZ1,a,b,c,d\n"], "m.csv:1:1", "“specialty”",
            "“speciality” may be meant"),
        Mistake(
            "participant twice", ["import", "d.csv"], files: ["d.csv": "\(people)\nZ1,a,b,c,d\nZ1,a,b,c,d\n"],
            "d.csv:3:1", "a second time"),
        Mistake(
            "fragment twice", ["import", "d.csv"],
            files: ["d.csv": "\(pieces)\nZ1,N01,i,handover,what stayed,,\(spoken)\nZ1,N01,i,handover,what stayed,,x\n"],
            "d.csv:3:1", "a second time"),
        Mistake(
            "unknown participant", ["import", "u.csv"],
            files: ["u.csv": "\(pieces)\nZ1,Q9,i,handover,what stayed,,\(spoken)\n"], "u.csv:2:4",
            "unknown participant"),
        Mistake(
            "unknown section", ["import", "s.csv"],
            files: ["s.csv": "\(pieces)\nZ1,N01,i,handover,what stayed,ending,\(spoken)\n"], "s.csv:2:", "section",
            "outcome"),
        Mistake(
            "a good file beside a bad one", ["import", "good.csv", "bad.csv"],
            files: [
                "good.csv": "\(people)\nZ1,nurse,acute medicine,female,Hull\n",
                "bad.csv": "\(pieces)\nZ1,Q9,i,handover,what stayed,,\(spoken)\n",
            ], "bad.csv:2:4"),
        Mistake(
            "invalid UTF-8", ["import", "u.csv"], bytes: ["u.csv": Data("\(people)\nZ1,a,b,c,".utf8) + [0xFF, 0x0A]],
            "u.csv:2:10", "not valid UTF-8"),
        Mistake(
            "a binary file", ["import", "b.csv"], bytes: ["b.csv": Data([0x50, 0x4B, 3, 4, 0, 0, 0, 0])], "b.csv"),
    ]

    static let reports: [Mistake] = [
        Mistake("missing report", ["check", "nope.md"], "nope.md", "no such file"),
        Mistake("missing document", ["check", "nope.docx"], "nope.docx", "no such file"),
        Mistake("a document", ["check", "a.docx"], files: ["a.docx": "x"], status: 1, "a.docx", "VG904"),
        Mistake("empty folder", ["check", "."], "no reports"),
        Mistake(
            "report not UTF-8", ["check", "r.md"], bytes: ["r.md": Data([0x61, 0xFF])], status: 1, "r.md", "1:2",
            "VG904",
            "UTF-8"),
        Mistake("no file of a pattern", ["check", "x/*.md"], "x/*.md", "no file fits"),
        Mistake("report to trace not UTF-8", ["trace", "r.md"], bytes: ["r.md": Data([0x61, 0xFF])], "r.md:1:2"),
        Mistake("missing report to trace", ["trace", "nope.md"], "nope.md", "no such file"),
        Mistake("a document to trace", ["trace", "a.docx"], files: ["a.docx": "x"], "a.docx", "no container"),
        Mistake(
            "missing evidence", ["check", "r.md", "--evidence", "e.json"], files: ["r.md": "x\n"], "e.json",
            "no such file"),
        Mistake(
            "evidence that is no JSON", ["check", "r.md", "--evidence", "e.json"],
            files: ["r.md": "x\n", "e.json": "{"], "e.json", "not JSON"),
        Mistake(
            "quotations without a column", ["check", "r.md", "--quotes", "q.csv"],
            files: ["r.md": "x\n", "q.csv": "who,text\nP1,\(spoken)\n"], "q.csv:1"),
        Mistake("missing text", ["redact", "--text", "nope.txt"], "nope.txt", "no such file"),
        Mistake("a folder as text", ["redact", "--text", "."], ".: is a folder"),
        Mistake(
            "text not UTF-8", ["redact", "--text", "t.txt"], bytes: ["t.txt": Data([0x61, 0x0A, 0xC3])], "t.txt:2:1"),
        Mistake(
            "a file where a folder should be", ["init", "f/study"], files: ["f": "x"], "found a file",
            "expected a folder"),
    ]

    @Test(arguments: usage + tables + reports)
    func `a mistake is named, and changes nothing`(mistake: Mistake) throws {
        let untouched = try Untouched.result.get()
        let folder = try TemporaryFolder()
        for (name, bytes) in mistake.files { try folder.write(bytes, to: name) }
        let takesStudy =
            ["import", "compose", "search"].contains(mistake.arguments[0])
            || mistake.arguments.starts(with: ["redact", "accept"])
        let study = takesStudy ? ["--study", untouched.folder.path("study.sqlite")] : []
        let outcome = try Program.run(mistake.arguments + study, in: folder)
        #expect(outcome.status == mistake.status, "\(outcome.everything)")
        for word in mistake.words { #expect(outcome.everything.contains(word), "\(outcome.everything)") }
        #expect(!outcome.everything.contains("zebra"))
        if mistake.status == 2 { #expect(outcome.text == "") }
        #expect(try folder.contents() == mistake.files.keys.sorted())
        #expect(try Untouched.state(of: untouched.folder) == untouched.rows)
    }

    @Test(arguments: [
        ["search", "word"], ["assess"], ["compose", "--all"], ["redact", "propose"], ["redact", "list"],
        ["redact", "apply"], ["log"], ["log", "verify"], ["import", "people.csv"],
    ])
    func `without a study a command says how to make one`(arguments: [String]) throws {
        let folder = try TemporaryFolder()
        try folder.write("\(people)\nZ1,a,b,c,d\n", to: "people.csv")
        let outcome = try Program.run(arguments, in: folder)
        #expect(outcome.status == 2)
        #expect(outcome.complaint.contains("study.sqlite"))
        #expect(outcome.complaint.contains("vignette init"))
        #expect(try folder.contents() == ["people.csv"])
    }

    @Test(
        arguments: [
            ("nope.sqlite", nil, "no such file"), ("text.sqlite", "hello\n", "a file of another kind"),
            ("empty.sqlite", "", "a file of another kind"), (".", nil, "no file"),
        ] as [(String, String?, String)])
    func `what is no study is left as it was`(name: String, text: String?, words: String) throws {
        let folder = try TemporaryFolder()
        if let text { try folder.write(text, to: name) }
        let outcome = try folder.run("search", "word", "--study", name)
        #expect(outcome.status == 2)
        #expect(outcome.complaint.hasPrefix("vignette: \(name): "))
        #expect(outcome.complaint.contains(words), "\(outcome.complaint)")
        #expect(try folder.contents() == (text == nil ? [] : [name]))
        if let text { #expect(try folder.text(of: name) == text) }
    }

    @Test func `a study is not made twice in one folder`() throws {
        let folder = try OtherStudy.made()
        let before = try folder.contents()
        let outcome = try folder.run("init", ".")
        #expect(outcome.status == 2)
        #expect(outcome.complaint.contains("a study already"))
        #expect(try folder.contents() == before)
    }

    @Test(arguments: [
        ("broken YAML", "Policies/draft.yaml", "  k: 3 ", "  k: [3 ", "Policies/draft.yaml:", "YAML"),
        (
            "unknown key", "Policies/draft.yaml", "summary:", "colour: red\nsummary:", "Policies/draft.yaml:3:1",
            "“colour”"
        ),
        ("a word for a number", "Policies/draft.yaml", "  k: 3 ", "  k: many ", "Policies/draft.yaml:", "anonymity.k"),
        (
            "a hierarchy of unequal lines", "Policies/hierarchies/gender.csv", "male;*\nnon", "male;person;*\nnon",
            "gender.csv:2", "levels"
        ),
        (
            "an unknown kind of lexicon", "Policies/lexicons/roles.csv", "# kind: role", "# kind: rôle", "roles.csv:1",
            "“rôle”"
        ),
        (
            "a line of a lexicon that is too long", "Policies/lexicons/religions.csv", "Muslim\n", "Muslim;a;b;c;d\n",
            "religions.csv:3:", "surface;canonical;flags"
        ),
    ])
    func `a broken policy is named by file and line`(
        name: String, file: String, old: String, new: String, place: String, words: String
    ) throws {
        let folder = try TemporaryFolder()
        try folder.copy("Policies")
        let text = try folder.text(of: file)
        try #require(text.contains(old))
        try folder.write(text.replacingOccurrences(of: old, with: new), to: file)
        try folder.write("Nothing to see.\n", to: "report.md")
        let outcome = try folder.run("check", "report.md", "--policy", "Policies/draft.yaml")
        #expect(outcome.status == 2)
        #expect(outcome.complaint.contains(place), "\(outcome.complaint)")
        #expect(outcome.complaint.contains(words), "\(outcome.complaint)")
    }

    @Test(arguments: [
        ("", "t.mustache:1", "front matter"),
        ("---\nid: x\ntitle: X\nsections: []\n---\nx\n", "t.mustache:2:1", "declaration"),
        ("@{{#sektions}}", "t.mustache:", "sektions"),
    ])
    func `a broken template is named by file and line`(text: String, place: String, words: String) throws {
        let untouched = try Untouched.result.get()
        let folder = try TemporaryFolder()
        let general = try String(
            contentsOf: Program.root.appendingPathComponent("Templates/general.mustache"), encoding: .utf8)
        let broken =
            text.hasPrefix("@") ? general.replacingOccurrences(of: "{{#sections}}", with: text.dropFirst()) : text
        try folder.write(broken, to: "t.mustache")
        let outcome = try folder.run(
            "compose", "--theme", "handover", "--template", "./t.mustache", "--output", "r.md", "--study",
            untouched.folder.path("study.sqlite"))
        #expect(outcome.status == 2)
        #expect(outcome.complaint.contains(place), "\(outcome.complaint)")
        #expect(outcome.complaint.contains(words), "\(outcome.complaint)")
        #expect(try folder.contents() == ["t.mustache"])
        #expect(try Untouched.state(of: untouched.folder) == untouched.rows)
    }

    @Test func `a place that cannot be written to is named, and nothing is written or recorded`() throws {
        let folder = try OtherStudy.made()
        let before = (try folder.contents(), try Untouched.state(of: folder))
        let outcome = try folder.run("compose", "--theme", "handover", "--output", "nowhere/report.md")
        #expect(outcome.status == 2)
        #expect(outcome.complaint.contains("vignette: nowhere/report.md"))
        #expect(outcome.complaint.contains("cannot be written"))
        #expect(try folder.contents() == before.0)
        #expect(try Untouched.state(of: folder) == before.1)
    }

    @Test func `a pipe is written into, not replaced by a file`() throws {
        let untouched = try Untouched.result.get()
        let folder = try TemporaryFolder()
        try #require(mkfifo(folder.path("pipe"), 0o600) == 0)
        let reader = open(folder.path("pipe"), O_RDWR | O_NONBLOCK)
        defer { close(reader) }
        let arguments = ["assess", "--k", "1", "--study", untouched.folder.path("study.sqlite")]
        let printed = try Program.run(arguments, in: folder)
        let outcome = try Program.run(arguments + ["--output", "pipe"], in: folder)
        #expect((outcome.status, outcome.everything) == (0, ""))
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(reader, &buffer, buffer.count)
        #expect(Data(buffer.prefix(max(0, count))) == printed.output)
        #expect(try folder.contents() == ["pipe"])
    }
}
