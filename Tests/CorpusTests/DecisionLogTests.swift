import Input
import Redaction
import Testing

@testable import Corpus

@Suite struct DecisionLogTests {
    private static func decided() throws -> TemporaryStudy {
        let temporary = try DecisionStoreTests.moorside()
        let study = temporary.study
        let ids = try study.redactions().map(\.id)
        try study.decideGroups(
            try study.groups(of: "Moorside").map(\.id), .rejected, by: "A. Author", reason: "=a book, \"so\" to say",
            time: "2026-05-01T09:00:00Z")
        try study.decide([ids[1]], .accepted, by: "B", time: "2026-05-02T09:00:00Z")
        try study.decide([ids[2]], .proposed, by: "C", time: "2026-05-03T09:00:00Z")
        return temporary
    }

    private static let text = """
        about,category,original,replacement,fragment,start,end,decision,by,reason,time
        original,place,Moorside,a hospital,,,,rejected,A. Author,"'=a book, ""so"" to say",2026-05-01T09:00:00Z
        occurrence,place,MOORSIDE,a hospital,G1,32,40,accepted,B,,2026-05-02T09:00:00Z
        occurrence,place,Moorside,a hospital,G2,12,20,proposed,C,,2026-05-03T09:00:00Z

        """

    @Test func `decisions are written by words and places`() throws {
        #expect(DecisionFile.text(of: try Self.decided().study.decisionLog()) == Self.text)
    }

    @Test func `a log taken into another study and written again is the same`() throws {
        let other = try DecisionStoreTests.moorside().study
        // Other numbers than in the study that the log is from.
        try other.propose([], for: ["G1", "G2"])
        try other.propose(DecisionStoreTests.proposals.reversed())
        let log = try DecisionFile.decisions(in: Array(Self.text.utf8), file: "d.csv")
        let summary = try other.importDecisions(log)
        #expect(summary.changed == 3)
        #expect(summary.unknown == 0)
        #expect(summary.secondLooks == 1)
        #expect(DecisionFile.text(of: try other.decisionLog()) == Self.text)
        #expect(try other.redactions().map(\.decision) == [.rejected, .accepted, .proposed])
        // What is left in print by somebody else's decision is looked at again.
        #expect(try other.redactions().map(\.needsSecondLook) == [true, false, false])
        let entries = try other.ledger().count
        let again = try other.importDecisions(log)
        #expect(again.kept == 3)
        #expect(again.changed == 0)
        #expect(try other.ledger().count == entries)
    }

    @Test func `a log taken into its own study changes nothing`() throws {
        let study = try Self.decided().study
        let before = try study.redactions()
        let summary = try study.importDecisions(try study.decisionLog() + study.undecidedLog())
        #expect(summary.kept == 3)
        #expect(summary.changed == 0)
        #expect(summary.secondLooks == 0)
        #expect(try study.redactions() == before)
    }

    @Test func `what the study does not have is unknown, and not stored`() throws {
        let temporary = try DecisionStoreTests.moorside()
        let file = Self.text.replacing("Moorside", with: "Quillbrook").replacing("G1,32,40", with: "G1,31,39")
            .replacing("12,20", with: "12,22")
        let summary = try temporary.study.importDecisions(
            try DecisionFile.decisions(in: Array(file.utf8), file: "d.csv"))
        #expect(summary.unknown == 3)
        #expect(summary.changed == 0)
        #expect(try !temporary.holds("uillbrook"))
    }

    @Test func `a trial counts and changes nothing`() throws {
        let study = try DecisionStoreTests.moorside().study
        let log = try DecisionFile.decisions(in: Array(Self.text.utf8), file: "d.csv")
        #expect(try study.importDecisions(log, isTrial: true).changed == 3)
        #expect(try study.decisionLog().isEmpty)
    }

    @Test func `originals without a decision are written to be filled in`() throws {
        let study = try DecisionStoreTests.moorside().study
        #expect(try study.decisionLog().isEmpty)
        let log = try study.undecidedLog()
        #expect(log.map(\.original) == ["Moorside"])
        let filled = DecisionFile.text(of: log).replacing(",,,,,,,", with: ",,,,accepted,A,,")
        #expect(filled.contains("a hospital,,,,accepted,A,,"))
        let summary = try study.importDecisions(try DecisionFile.decisions(in: Array(filled.utf8), file: "d.csv"))
        #expect(summary.changed == 1)
        #expect(try study.redactions().allSatisfy { $0.decision == .accepted })
    }

    @Test func `what is decided is not among what is to be filled in`() throws {
        let study = try Self.decided().study
        #expect(try study.undecidedLog().isEmpty)
        try study.decideGroups(try study.groups(of: "Moorside").map(\.id), .proposed, by: "D")
        #expect(try study.undecidedLog().map(\.decision) == [nil])
    }

    @Test(arguments: [
        ("2026-05-02T09:00:01Z", 1), ("2026-05-03T09:00:00Z", 0), ("2026-05-01", 3), ("2027-01-01T00:00:00Z", 0),
    ])
    func `nothing was decided at a time that is still to come`(now: String, faults: Int) throws {
        let read = { try DecisionFile.decisions(in: Array(Self.text.utf8), file: "d.csv", now: UTCTime(now)) }
        guard faults > 0 else {
            #expect(try read().count == 3)
            return
        }
        let problems = try #require(throws: InputProblems.self) { try read() }
        #expect(problems.problems.count == faults)
        #expect(problems.problems.allSatisfy { $0.column != nil && $0.found.contains("still to come") })
    }

    @Test func `a local decision about an occurrence stands when its original is decided elsewhere`() throws {
        let study = try DecisionStoreTests.moorside().study
        try study.decide([try study.redactions()[0].id], .accepted, by: "here")
        let log = try DecisionFile.decisions(in: Array(Self.text.utf8), file: "d.csv").filter { $0.place == nil }
        try study.importDecisions(log)
        #expect(try study.redactions().map(\.decision) == [.accepted, .rejected, .rejected])
    }

    @Test(
        arguments: [
            ("original,x,", "original,place,", 2, 10), ("thing,place", "original,place", 2, 1),
            ("rejected,,", "rejected,A. Author,", 2, 48), ("refused,A", "rejected,A", 2, 39),
            ("G1,x,40", "G1,32,40", 3, 41), ("G1,32,41", "G1,32,40", 3, 44), ("hospital,,32", "hospital,G1,32", 3, 38),
            ("B,,2026-13-02", "B,,2026-05-02", 3, 59), ("C,,yesterday", "C,,2026-05-03T09:00:00Z", 4, 59),
            ("G2,-1,20", "G2,12,20", 4, 41),
            (
                "MOORSIDE,a hospital,G1,32,40,accepted,B,,2026-05-02T09:00:00Z,",
                "MOORSIDE,a hospital,G1,32,40,accepted,B,,2026-05-02T09:00:00Z", 3, nil
            ),
        ] as [(String, String, Int, Int?)])
    func `a fault is named by line and column, without words`(bad: String, good: String, line: Int, column: Int?) throws
    {
        #expect(Self.text.contains(good))
        let file = Self.text.replacing(good, with: bad)
        let problems = try #require(throws: InputProblems.self) {
            _ = try DecisionFile.decisions(in: Array(file.utf8), file: "d.csv")
        }
        let problem = try #require(problems.problems.first)
        #expect(problem.line == line)
        #expect(problem.column == column)
        #expect(!problems.description.lowercased().contains("moorside"))
    }

    @Test func `all faults are named at once`() throws {
        let file = Self.text.replacing(",place,", with: ",planet,")
        let problems = try #require(throws: InputProblems.self) {
            _ = try DecisionFile.decisions(in: Array(file.utf8), file: "d.csv")
        }
        #expect(problems.problems.map(\.line) == [2, 3, 4])
    }

    @Test func `two decisions about the same are a fault, whatever the case of an original`() throws {
        let twice = Self.text + "original,place,MOORSIDE,,,,,accepted,B,,\n"
        let problems = try #require(throws: InputProblems.self) {
            _ = try DecisionFile.decisions(in: Array(twice.utf8), file: "d.csv")
        }
        #expect(problems.problems.map(\.line) == [5])
        #expect(problems.problems[0].remedy == "the first is in line 2")
    }

    @Test(arguments: ["", "about,category\n", "about,about,category\n"])
    func `a file that is no decision file is refused`(text: String) {
        #expect(throws: InputProblem.self) { try DecisionFile.decisions(in: Array(text.utf8), file: "d.csv") }
    }

    @Test func `columns may be in any order, with others between them`() throws {
        let file =
            "time,note,reason,by,decision,end,start,fragment,replacement,original,category,about\n"
            + ",x,,A,accepted,,,,,Moorside,place,original\n"
        let log = try DecisionFile.decisions(in: Array(file.utf8), file: "d.csv")
        #expect(log.map(\.original) == ["Moorside"])
        #expect(log[0].decision == .accepted)
    }

    @Test(arguments: [
        "=1+1", "+44 20", "-x", "@home", "\tx", "\rx", "\nx", "'Tis", "''", "'", "'=", "a\"b", "a,b;c", "two\r\nlines",
        " x ",
    ])
    func `no cell begins a formula, and every word comes back as it was`(original: String) throws {
        let entry = LoggedDecision(
            place: LoggedDecision.Place(fragment: "G1", range: 0..<original.unicodeScalars.count), category: .secret,
            original: original, replacement: original, decision: .accepted, by: "A", reason: nil, time: nil)
        let text = DecisionFile.text(of: [entry])
        for line in text.split(separator: "\n").dropFirst() {
            for cell in line.split(separator: ",") {
                let bare = cell.first == "\"" ? cell.dropFirst() : cell
                #expect(!["=", "+", "-", "@", "\t"].contains(bare.first))
            }
        }
        #expect(try DecisionFile.decisions(in: Array(text.utf8), file: "d.csv") == [entry])
    }

    @Test(arguments: 0..<50)
    func `any log comes back as it was written`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let alphabet: [Character] = ["=", "'", "+", "-", "@", "\"", ",", ";", "a", "é", "😀", " ", "\n", "\r", "\t"]
        func word() -> String {
            String(
                (0..<Int.random(in: 1...6, using: &generator)).map { _ in alphabet.randomElement(using: &generator)! })
        }
        let log = (0..<20).map { index in
            let original = word()
            return LoggedDecision(
                place: LoggedDecision.Place(
                    fragment: "F\(index)", range: index..<(index + original.unicodeScalars.count)),
                category: EditCategory.allCases.randomElement(using: &generator)!, original: original,
                replacement: word(), decision: .rejected, by: "A" + word() + "A", reason: "b" + word() + "b", time: nil)
        }
        #expect(try DecisionFile.decisions(in: Array(DecisionFile.text(of: log).utf8), file: "d.csv") == log)
    }
}
