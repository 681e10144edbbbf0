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

    @Test(arguments: [
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
}
