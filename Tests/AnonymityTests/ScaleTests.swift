@testable import Anonymity
import Testing

@Suite struct ScaleTests {
    @Test(arguments: 1...20)
    func `gives every value the labels of its hierarchy`(seed: Int) throws {
        var numbers = SeededNumbers(seed: UInt64(seed))
        for hierarchy in try randomTable(seed: UInt64(seed)).hierarchies {
            let values = hierarchy.rows.map { $0[0] }.shuffled(using: &numbers).prefix(3).map(\.self)
            let scale = try Scale(hierarchy, values: values)
            #expect(scale.levels == hierarchy.levels)
            #expect(scale.domainSize == hierarchy.domainSize)
            for level in 0..<scale.levels {
                for (code, value) in values.enumerated() {
                    let label = hierarchy.generalise(value, to: level)
                    #expect(scale.label(of: UInt32(code), at: level) == label)
                    let under = hierarchy.rows.count { $0[level] == label }
                    #expect(scale.leaves(under: scale.code(of: UInt32(code), at: level), at: level) == under)
                    for above in level..<scale.levels {
                        let map = scale.map(from: level, to: above)
                        #expect(
                            map[Int(scale.code(of: UInt32(code), at: level))]
                                == scale.code(of: UInt32(code), at: above))
                    }
                }
                #expect(Set(scale.labels[level]).count == scale.labels[level].count)
                #expect(scale.labelsInReadingOrder(at: level) == scale.labels[level].sorted())
            }
        }
    }

    @Test func `names the first value that its hierarchy lacks`() throws {
        let hierarchy = try hierarchy("a", "x;*\ny;*")
        let error = #expect(throws: Scale.UnknownValue.self) { try Scale(hierarchy, values: ["y", "q", "z"]) }
        #expect(error?.code == 1)
    }

    @Test func `is the value or nothing without a hierarchy`() {
        let scale = Scale(plain: "a", values: ["10", "9", "-1.5"])
        #expect(scale.levels == 2)
        #expect(scale.labels == [["10", "9", "-1.5"], ["*"]])
        #expect(scale.domainSize == 3)
        #expect(scale.leaves(under: 0, at: 1) == 3)
        #expect(scale.labelsInReadingOrder(at: 0) == ["-1.5", "9", "10"])
        #expect(Scale(plain: "a", values: []).levels == 2)
    }
}

@Suite struct ValueOrderTests {
    @Test(
        arguments: [
            (["10", "9", "2"], nil, ["2", "9", "10"]), (["low", "high", "medium"], nil, ["high", "low", "medium"]),
            (["low", "high", "medium"], "low;*\nmedium;*\nhigh;*", ["low", "medium", "high"]),
            (["10", "9"], "10;*\n9;*", ["9", "10"]),
        ] as [([String], String?, [String])])
    func `values are in the order of numbers, else of the hierarchy, else of the alphabet`(
        values: [String], lines: String?, expected: [String]
    ) throws {
        let scale = try lines.map { try Scale(hierarchy("a", $0), values: values) } ?? Scale(plain: "a", values: values)
        #expect(scale.order.map { values[Int($0)] } == expected)
    }
}
