@testable import Anonymity
import Foundation
import Input
import Testing

/// Defects that were there once.
@Suite struct RegressionTests {
    @Test func `the order of the records does not change what is recoded locally`() throws {
        let place = try hierarchy("place", "a;N;*\nb;N;*\nc;N;*")
        func printed(_ rows: [[String]]) throws -> [[String]] {
            let known = try KnownTable([place], rows)
            let found = try #require(known.table.locallyRecoded(k: 2))
            return rows.indices.map { found.recoding.labels(of: $0)! }.sorted { $0.lexicographicallyPrecedes($1) }
        }
        // One of the pairs joins the single record; which one should not follow from the order of the lines.
        let rows = [["a"], ["b"], ["b"], ["c"], ["c"]]
        #expect(try printed(rows) == printed(rows.reversed()))
    }

    @Test func `the order of the records does not change which values are suppressed`() throws {
        func printed(_ rows: [[String]]) throws -> [[String]] {
            let found = try #require(plainTable(rows).table.locallySuppressed(k: 2))
            return rows.indices.map { found.recoding.labels(of: $0)! }.sorted { $0.lexicographicallyPrecedes($1) }
        }
        let rows = [["1", "1"], ["1", "1"], ["2", "2"], ["2", "2"], ["3", "4"]]
        // `plainTable` sorts its hierarchies, but codes follow the records.
        #expect(try printed(rows) == printed(rows.reversed()))
    }

    @Test(arguments: [(["1", "1", "1", "2"], false), (["1", "2", "1", "2"], true)])
    func `says where no β fulfils enhanced β-likeness`(ill: [String], holds: Bool) throws {
        // In the first table the likelihood of 1 rises from 3/4 to 1: by 1/3, which is more than −ln 3/4 = 0.288.
        let known = try plainTable([["x"], ["x"], ["y"], ["y"]])
        let table = try RichTable.table(known, ill, hierarchy("ill", "1;*\n2;*"), [])
        var request = AssessmentRequest()
        let models = Assessment(table, request).models
        #expect(models.hasEnhancedBeta == holds)
        request.requirement = Requirement([.enhancedBetaLikeness(models.enhancedBeta! + 1e-9)])
        #expect((Assessment(table, request).failing == 0) == holds)
    }

    @Test func `people of whom nobody is among the records are present with the share 0`() throws {
        let known = try KnownTable([hierarchy("a", "x;*\ny;*")], [["x"], ["x"]])
        let table = try RichTable.table(known, ["1", "1"], hierarchy("ill", "1;*"), [(["x"], 4), (["y"], 40)])
        // Nergiz et al. 2007: δmin ≤ P(present) for everybody of the population; y is known to be absent.
        var request = AssessmentRequest()
        request.requirement = Requirement([.deltaPresence(0.1...0.6)])
        #expect(!Assessment(table, request).isMet)
    }

    @Test func `a share in the population that falls on the way up does not hide the node that suffices`() throws {
        let known = try KnownTable([hierarchy("a", "x;*\ny;*")], [["x"], ["x"]])
        let table = try RichTable.table(known, ["1", "1"], hierarchy("ill", "1;*"), [(["x"], 4), (["y"], 40)])
        // As the judge counts it, the exact level meets 0.1…0.6 and `*` does not; the search looks at `*` first.
        let requirement = Requirement([.deltaPresence(0.1...0.6)])
        var request = AssessmentRequest()
        request.requirement = requirement
        let isMet = Assessment(table, request).isMet
        #expect((table.optimalGeneralisation(requirement) != nil) == isMet)
    }

    @Test(arguments: [3, 4])
    func `a lattice too large for the effort is not searched`(bits: Int) throws {
        let hierarchies = try (0..<61).map { try hierarchy("a\($0)", "x;*\ny;*") }
        let rows = (0..<1 << bits).map { record in (0..<61).map { record >> $0 & 1 == 1 ? "y" : "x" } }
        let table = try Microdata(hierarchies: hierarchies, records: rows)
        var request = AssessmentRequest()
        request.optimum = .within(steps: 1000)
        request.specialUniques = .within(steps: 1)
        request.stepLimit = 50
        // 2^61 nodes times 8 classes are 2^64, which is 0 in a machine word.
        guard case .notSearched = Assessment(table, request).optimum else {
            Issue.record("searched a lattice of 2^61 nodes within 1000 steps")
            return
        }
    }

    @Test func `a hierarchy of more than 255 levels is refused`() {
        let fields = (0..<300).map { DelimitedField(value: $0 == 299 ? "*" : "x\($0)", line: 1, column: 1) }
        let problem = #expect(throws: InputProblem.self) {
            try Hierarchy(attribute: "a", file: "a.csv", records: [fields])
        }
        #expect(problem?.found == "300 levels")
    }

    @Test func `a hierarchy of 255 levels is searched`() throws {
        let fields = (0..<255).map { DelimitedField(value: $0 == 254 ? "*" : "x\($0)", line: 1, column: 1) }
        let hierarchy = try Hierarchy(attribute: "a", file: "a.csv", records: [fields])
        let table = try Microdata(hierarchies: [hierarchy], records: [["x0"], ["x0"]])
        #expect(Assessment(table).best == nil)
        #expect(table.optimalGeneralisation(k: 2)?.levels == [0])
    }

    @Test func `k beyond 32 bits does not end the program`() async {
        await #expect(processExitsWith: .success) {
            let hierarchy = try Hierarchy(attribute: "a", file: "a.csv", bytes: Array("x;*".utf8))
            let table = try Microdata(hierarchies: [hierarchy], records: [["x"]])
            _ = table.optimalGeneralisation(Requirement([.kAnonymity(5_000_000_000)]))
        }
    }

    @Test func `the lines of a made hierarchy do not follow from the order of the records`() throws {
        func made(_ values: [String]) throws -> [[String]] {
            var reader = TableReader(file: "t.csv", columns: ["a"])
            _ = try Array(("a\n" + values.joined(separator: "\n")).utf8).withUnsafeBufferPointer { block in
                try reader.read(block, isLast: true)
            }
            return try HierarchyGenerator.star.hierarchy(for: reader.columns[0], file: "t.csv").rows
        }
        // 9 is before 10 as a number, 10 before 1a and 1a before 9 as text.
        #expect(try made(["10", "9", "1a"]) == made(["1a", "9", "10"]))
        #expect(try made(["9", "10", "1a"]) == made(["1a", "10", "9"]))
    }

    @Test func `a word that reads as no number has a place in the order`() {
        let values = ["3", "nan", "1", "2"]
        let orders = [values, values.reversed(), ["nan", "3", "2", "1"], ["1", "3", "nan", "2"]].map {
            Scale(plain: "a", values: $0).labelsInReadingOrder(at: 0)
        }
        #expect(Set(orders).count == 1)
    }

    @Test func `a value in two encodings of one letter has a hierarchy`() throws {
        var reader = TableReader(file: "t.csv", columns: ["a"])
        _ = try Array("a\nJos\u{E9}\nJose\u{301}\n".utf8).withUnsafeBufferPointer { block in
            try reader.read(block, isLast: true)
        }
        #expect(throws: Never.self) { try HierarchyGenerator.star.hierarchy(for: reader.columns[0], file: "t.csv") }
    }

    @Test func `the delimiter is that of the whole first record wherever a block ends`() throws {
        let text = Array("\"a\nb\";c\n1;2\n".utf8)
        var whole = TableReader(file: "t.csv", columns: ["c"])
        _ = try text.withUnsafeBufferPointer { try whole.read($0, isLast: true) }
        #expect(whole.columns[0].values == ["2"])
        #expect(throws: Never.self) {
            var split = TableReader(file: "t.csv", columns: ["c"])
            let used = try text[..<3].withUnsafeBufferPointer { try split.read($0, isLast: false) }
            _ = try text[used...].withUnsafeBufferPointer { try split.read($0, isLast: true) }
        }
    }

    @Test(arguments: [2, 7, 100, 500, 2000, 5000])
    func `equally frequent values have the entropy of their number`(l: Int) throws {
        let table = Microdata(
            scales: [Scale(plain: "a", values: ["x"])], columns: [[UInt32](repeating: 0, count: l)],
            sensitive: .init(
                scale: Scale(plain: "s", values: (0..<l).map(String.init)), column: (0..<UInt32(l)).map { $0 }))
        var request = AssessmentRequest()
        request.requirement = Requirement([.entropyDiversity(Double(l))])
        #expect(Assessment(table, request).isMet)
    }
}
