import Anonymity
import Testing

@Suite struct EquivalenceClassTests {
    @Test(arguments: 1...30)
    func `groups exactly the records with equal labels`(seed: Int) throws {
        let known = try randomTable(seed: UInt64(seed))
        let table = known.table
        let levels = known.hierarchies.map { min(1, $0.top) }
        let classes = table.equivalenceClasses(at: levels)
        #expect(classes.flatMap(\.members).sorted() == Array(0..<table.records))
        #expect(Set(classes.map(\.labels)).count == classes.count)
        for group in classes {
            for member in group.members { #expect(table.labels(of: member, at: levels) == group.labels) }
        }
        #expect(classes.map(\.size) == classes.map(\.size).sorted())
    }

    @Test func `packs keys beyond 64 bits without mixing classes`() throws {
        // 12 attributes of 64 values need 72 bits.
        let wide = (0..<64).map { "v\($0);*" }.joined(separator: "\n")
        let hierarchies = try (0..<12).map { try hierarchy("a\($0)", wide) }
        var records: [[String]] = []
        for last in 0..<64 {
            records.append((0..<12).map { $0 == 0 ? "v\(last)" : "v1" })
            records.append((0..<12).map { $0 == 11 ? "v\(last)" : "v2" })
        }
        let table = try Microdata(hierarchies: hierarchies, records: records)
        #expect(table.equivalenceClasses(at: hierarchies.map { _ in 0 }).count == 128)
    }

    @Test func `names a value that its hierarchy lacks`() throws {
        let place = try hierarchy("place", "Leeds;*")
        let error = #expect(throws: Microdata.UnknownValue.self) {
            try Microdata(hierarchies: [place], records: [["Leeds"], ["Oban"]])
        }
        #expect(error?.record == 1)
        #expect(error?.attribute == "place")
    }

    @Test func `summarises risk as the literature defines it`() {
        let risk = RiskSummary(sizes: [1, 1, 2, 4])
        #expect(risk.records == 8)
        #expect(risk.k == 1)
        #expect(risk.uniques == 2)
        #expect(risk.prosecutor.highest == 1)
        #expect(risk.prosecutor.average == 0.5)
        #expect(RiskSummary(sizes: []).k == 0)
    }
}
