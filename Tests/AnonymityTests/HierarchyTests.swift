import Anonymity
import Input
import Testing

@Suite struct HierarchyTests {
    let place =
        "Leeds;Yorkshire;the North;*\nYork;Yorkshire;the North;*\nHexham;Northumberland;the North;*\nTruro;Cornwall;the South;*\n"

    @Test(
        arguments: [
            ("Leeds", 0, "Leeds"), ("Leeds", 1, "Yorkshire"), ("Leeds", 2, "the North"), ("Truro", 3, "*"),
            ("Yorkshire", 2, "the North"), ("the North", 3, "*"), ("*", 3, "*"), ("the North", 1, nil),
            ("Paris", 1, nil),
        ] as [(String, Int, String?)])
    func `generalises values and labels`(label: String, level: Int, expected: String?) throws {
        #expect(try hierarchy("place", place).generalise(label, to: level) == expected)
    }

    @Test func `measures the share of the domain under each label`() throws {
        let place = try hierarchy("place", place)
        #expect(place.shares(at: 0) == [0.25, 0.25, 0.25, 0.25])
        #expect(place.shares(at: 1) == [0.5, 0.5, 0.25, 0.25])
        #expect(place.shares(at: 3) == [1, 1, 1, 1])
    }

    @Test(
        arguments: [
            ("", nil, "no values"),
            ("Leeds\n", 1, "one level"),
            ("Leeds;Yorkshire;*\nYork;*\n", 2, "2 levels"),
            ("Leeds;;*\n", 1, "an empty label"),
            ("Leeds;Yorkshire;all\n", 1, "the last level “all”"),
            ("Leeds;Yorkshire;*\nLeeds;Yorkshire;*\n", 2, "a second time"),
            ("Leeds;Yorkshire;the North;*\nYork;Yorkshire;the South;*\n", 2, "“Yorkshire” under “the South”"),
        ] as [(String, Int?, String)])
    func `refuses what is not a hierarchy, naming the line`(lines: String, line: Int?, found: String) {
        let problem = #expect(throws: InputProblem.self) { try hierarchy("place", lines) }
        #expect(problem?.line == line)
        #expect(problem?.found.contains(found) == true)
    }
}
