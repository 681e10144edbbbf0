import Anonymity
import Testing

@Suite struct StatementFitTests {
    private func people() throws -> People {
        People(
            hierarchies: [
                try hierarchy("role", "consultant;senior;*\nregistrar;trainee;*"),
                try hierarchy("place", "Leeds;the North;*\nTruro;the South;*"),
            ],
            rows: [
                (["role": "consultant", "place": "Leeds"], 4),
                (["role": "registrar", "place": "Leeds"], 2),
                (["role": "consultant", "place": "Truro"], 1),
                (["role": "senior", "place": "the South"], 10),
            ])
    }

    private func statements(_ pairs: [(String, String)]) -> Set<AttributeStatement> {
        Set(pairs.map { AttributeStatement(attribute: $0.0, label: $0.1) })
    }

    @Test(
        arguments: [
            ([], 17),
            ([("role", "senior")], 15),
            ([("role", "consultant")], 5),
            ([("role", "senior"), ("place", "the South")], 11),
            ([("role", "consultant"), ("place", "Truro")], 1),
            ([("role", "trainee"), ("place", "the South")], 0),
            ([("role", "*"), ("place", "*")], 17),
        ] as [([(String, String)], Int)])
    func `counts those who fit every statement`(pairs: [(String, String)], expected: Int) throws {
        #expect(try people().fit(of: statements(pairs)).smallest == expected)
    }

    @Test func `takes the most revealing reading that somebody fits`() throws {
        let fit = try people().fit(of: statements([("role", "senior"), ("role", "trainee"), ("place", "the North")]))
        #expect(fit.smallest == 2)
        #expect(fit.reading.map(\.label) == ["the North", "trainee"])
    }

    /// The smallest positive count by trying every reading.
    private func bruteForce(_ people: People, _ statements: Set<AttributeStatement>) -> Int {
        let options = Dictionary(grouping: statements, by: \.attribute).values
        let readings = options.reduce([[AttributeStatement]]([[]])) { readings, choices in
            readings.flatMap { reading in choices.map { reading + [$0] } }
        }
        return readings.map(people.count(fitting:)).filter { $0 > 0 }.min() ?? 0
    }

    @Test(arguments: 1...200)
    func `equals a trial of every reading`(seed: Int) throws {
        var numbers = SeededNumbers(seed: UInt64(seed))
        let table = try randomTable(seed: UInt64(seed))
        let people = People(
            hierarchies: table.hierarchies,
            rows: table.rows.map { row in
                let levels = table.hierarchies.map { Int.random(in: 0..<$0.levels, using: &numbers) }
                let labels = zip(table.hierarchies.map(\.attribute), table.labels(row, at: levels))
                return (Dictionary(uniqueKeysWithValues: labels), Int.random(in: 1...5, using: &numbers))
            })
        var statements: Set<AttributeStatement> = []
        for hierarchy in table.hierarchies {
            for _ in 0..<Int.random(in: 0...3, using: &numbers) {
                let row = hierarchy.rows[Int.random(in: 0..<hierarchy.domainSize, using: &numbers)]
                let level = Int.random(in: 0..<hierarchy.levels, using: &numbers)
                statements.insert(AttributeStatement(attribute: hierarchy.attribute, label: row[level]))
            }
        }
        let fit = people.fit(of: statements)
        // Where nobody is known to fit, labels that are too coarse to tell leave 1: the cautious number.
        let known = bruteForce(people, statements)
        #expect(fit.smallest == known || known == 0 && fit.smallest == 1)
        #expect(fit.reading.map(\.attribute) == Set(statements.map(\.attribute)).sorted())
        if known > 0 { #expect(people.count(fitting: fit.reading) == fit.smallest) }
    }

    @Test func `bears with a text that states very much`() throws {
        let attributes = (0..<12).map { "a\($0)" }
        let lines = (0..<10).map { "v\($0);*" }.joined(separator: "\n")
        let people = People(
            hierarchies: try attributes.map { try hierarchy($0, lines) },
            rows: (0..<50).map { row in
                (Dictionary(uniqueKeysWithValues: attributes.map { ($0, "v\(row % 10)") }), 1)
            })
        let statements = Set(
            attributes.flatMap { name in (0..<10).map { AttributeStatement(attribute: name, label: "v\($0)") } })
        #expect(people.fit(of: statements).smallest == 5)
    }
}
