import Anonymity
import Testing

@Suite struct RecodingTests {
    @Test(arguments: 1...30)
    func `leaves out exactly the suppressed records and prints the hierarchies' labels`(seed: Int) throws {
        let known = try randomTable(seed: UInt64(seed))
        for k in 1...4 {
            for limit in [0, 0.3, 0.7, 1] {
                let requirement = Requirement([.kAnonymity(k)])
                let optimum = known.table.optimalGeneralisation(requirement, suppressionLimit: limit)
                guard let optimum else { continue }
                let recoding = known.table.recoded(by: optimum, for: requirement)
                let labels = known.rows.map { known.labels($0, at: optimum.levels) }
                for (record, own) in labels.enumerated() {
                    let isKept = labels.count { $0 == own } >= k
                    #expect(recoding.labels(of: record) == (isKept ? own : nil))
                }
                #expect(recoding.omitted == optimum.suppressed)
            }
        }
    }

    @Test(arguments: 1...15)
    func `leaves out the classes that fail any of several models`(seed: Int) throws {
        let rich = try RichTable(seed: UInt64(seed))
        let models: [PrivacyModel] = [.kAnonymity(2), .equalCloseness(0.5), .kMap(2)]
        let requirement = Requirement(models)
        let optimum = rich.table.optimalGeneralisation(requirement, suppressionLimit: 0.8)
        guard let optimum else { return }
        let recoding = rich.table.recoded(by: optimum, for: requirement)
        for own in rich.classes(at: optimum.levels) {
            let isKept = models.allSatisfy { Literature.holds($0, rich, own.records, people: own.people) }
            for record in own.records {
                let labels = rich.known.labels(rich.known.rows[record], at: optimum.levels)
                #expect(recoding.labels(of: record) == (isKept ? labels : nil))
            }
        }
    }
}
