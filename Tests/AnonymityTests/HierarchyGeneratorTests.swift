import Anonymity
import Input
import Testing

@Suite struct HierarchyGeneratorTests {
    private func column(_ values: [String]) throws -> TableReader.Column {
        var reader = TableReader(file: "t.csv", columns: ["a"])
        let text = "a\n" + values.map { DelimitedWriter.commas.field($0) + "\n" }.joined()
        _ = try Array(text.utf8).withUnsafeBufferPointer { block in try reader.read(block, isLast: true) }
        return reader.columns[0]
    }

    private func rows(_ rule: String, _ values: [String]) throws -> [[String]] {
        try #require(HierarchyGenerator(rule)).hierarchy(for: column(values), file: "t.csv").rows
    }

    @Test(
        arguments: [
            ("star", .star), ("bands:5", .bands([5])), ("bands:5,10,20", .bands([5, 10, 20])),
            ("prefix:3,1", .prefix([3, 1])), ("prefix:1", .prefix([1])),
        ] as [(String, HierarchyGenerator)])
    func `reads its rules`(text: String, expected: HierarchyGenerator) {
        #expect(HierarchyGenerator(text) == expected)
    }

    @Test(arguments: [
        "", "stars", "star:", "bands", "bands:", "bands:5,", "bands:5,12", "bands:10,5", "bands:5,5", "bands:0",
        "bands:-5", "bands:1.5", "prefix:1,3", "prefix:2,2", "prefix:0", "band:5", "bands:5:10",
        "bands:99999999999999999999",
    ])
    func `refuses other rules`(text: String) { #expect(HierarchyGenerator(text) == nil) }

    @Test func `makes bands in the order of the numbers`() throws {
        let found = try rows("bands:5,10", ["34", "9", "-3", "30", "100", "0"])
        #expect(
            found == [
                ["-3", "-5--1", "-10--1", "*"], ["0", "0-4", "0-9", "*"], ["9", "5-9", "0-9", "*"],
                ["30", "30-34", "30-39", "*"], ["34", "30-34", "30-39", "*"], ["100", "100-104", "100-109", "*"],
            ])
    }

    @Test(arguments: 1...20)
    func `every number is in its bands, and bands nest`(seed: Int) throws {
        var numbers = SeededNumbers(seed: UInt64(seed))
        let values = Set((0..<30).map { _ in Int.random(in: -1_000_000_000_000...1_000_000_000_000, using: &numbers) })
        let widths = [[3, 9, 81], [1, 7], [1_000_000, 4_000_000]][seed % 3]
        let rule = "bands:" + widths.map(String.init).joined(separator: ",")
        for row in try rows(rule, values.map(String.init)) {
            let value = try #require(Int(row[0]))
            for (width, label) in zip(widths, row.dropFirst()) {
                var lower = value - value % width
                if lower > value { lower -= width }
                #expect(label == "\(lower)-\(lower + width - 1)")
            }
        }
    }

    @Test func `shortens by characters`() throws {
        #expect(
            try rows("prefix:3,1", ["EX4 1", "E", "Ökö"]) == [
                ["E", "E*", "E*", "*"], ["EX4 1", "EX4*", "E*", "*"], ["Ökö", "Ökö*", "Ö*", "*"],
            ])
    }

    @Test func `knows the value or nothing`() throws {
        #expect(try rows("star", ["b", "10", "9", "b"]) == [["10", "*"], ["9", "*"], ["b", "*"]])
        #expect(try rows("star", ["10", "9"]) == [["9", "*"], ["10", "*"]])
    }

    @Test func `bands of numbers that are not whole leave no gap`() throws {
        #expect(
            try rows("bands:5,10", ["34.5", "30"]) == [
                ["30", "30 to under 35", "30 to under 40", "*"], ["34.5", "30 to under 35", "30 to under 40", "*"],
            ])
    }

    @Test(arguments: [
        ("bands:5", ["1", "x"], 3, "the value “x”"), ("bands:5", ["nan"], 2, "the value “nan”"),
        ("bands:5", ["1e300"], 2, "the value “1e300”"), ("star", ["1", "2", ""], 4, "an empty value"),
    ])
    func `names the line of a value that does not fit`(rule: String, values: [String], line: Int, found: String) {
        // A second column, so that an empty value is no blank line.
        let problem = #expect(throws: InputProblem.self) {
            var reader = TableReader(file: "t.csv", columns: ["a"])
            let text = "a,b\n" + values.map { $0 + ",1\n" }.joined()
            _ = try Array(text.utf8).withUnsafeBufferPointer { block in try reader.read(block, isLast: true) }
            return try HierarchyGenerator(rule)!.hierarchy(for: reader.columns[0], file: "t.csv")
        }
        #expect(problem?.line == line)
        #expect(problem?.found.contains(found) == true)
    }

    @Test(arguments: ["star", "prefix:2,1"])
    func `is read again from its own file`(rule: String) throws {
        let made = try #require(HierarchyGenerator(rule)).hierarchy(
            for: column(["a;b", "say \"x\"", "c\nd", "é"]), file: "t.csv")
        #expect(try Hierarchy(attribute: "a", file: "a.csv", bytes: Array(made.csv.utf8)).rows == made.rows)
    }
}
