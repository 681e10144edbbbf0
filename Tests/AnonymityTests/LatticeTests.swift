@testable import Anonymity
import Testing

@Suite struct LatticeTests {
    @Test(arguments: [[2], [3, 2], [1, 4, 2], [5, 1, 1, 3]])
    func `numbers its nodes in lexical order and back`(heights: [Int]) {
        let lattice = Lattice(heights: heights)
        #expect(lattice.size == UInt64(heights.reduce(1, *)))
        #expect(lattice.nodes.count == heights.reduce(1, *))
        for (position, node) in lattice.nodes.enumerated() {
            #expect(lattice.index(of: node) == UInt64(position))
            #expect(lattice.levels(at: UInt64(position)) == node)
        }
        #expect(lattice.nodes.first == lattice.bottom)
        #expect(lattice.nodes.last == lattice.top)
    }

    @Test func `knows when its nodes cannot be numbered`() {
        #expect(Lattice(heights: Array(repeating: 2, count: 61)).size == 1 << 61)
        #expect(Lattice(heights: Array(repeating: 2, count: 62)).size == nil)
        #expect(Lattice(heights: Array(repeating: 2, count: 63)).size == nil)
        #expect(Lattice(heights: Array(repeating: 255, count: 63)).size == nil)
        let large = Lattice(heights: Array(repeating: 200, count: 8))
        let node = [199, 0, 3, 198, 7, 1, 0, 199]
        #expect(large.levels(at: large.index(of: node)) == node)
    }

    @Test(arguments: 1...10)
    func `finds nodes below and above`(seed: Int) {
        var numbers = SeededNumbers(seed: UInt64(seed))
        func node() -> [Int] { (0..<3).map { _ in Int.random(in: 0...2, using: &numbers) } }
        var list = NodeList(width: 3)
        var known: [[Int]] = []
        for _ in 0..<6 {
            let other = node()
            #expect(list.hasNode(below: other) == known.contains { zip($0, other).allSatisfy { $0 <= $1 } })
            #expect(list.hasNode(above: other) == known.contains { zip($0, other).allSatisfy { $0 >= $1 } })
            let new = node()
            list.append(new)
            known.append(new)
        }
    }

    @Test(arguments: 1...10)
    func `the queue gives the smallest bound first`(seed: Int) {
        var numbers = SeededNumbers(seed: UInt64(seed))
        var queue = NodeQueue()
        let entries = (0..<200).map { _ in
            NodeQueue.Entry(
                bound: Double(Int.random(in: 0...9, using: &numbers)),
                index: UInt64.random(in: 0...50, using: &numbers),
                attribute: 0)
        }
        for entry in entries { queue.insert(entry) }
        var popped: [NodeQueue.Entry] = []
        while let entry = queue.popFirst() { popped.append(entry) }
        let expected = entries.sorted { ($0.bound, $0.index) < ($1.bound, $1.index) }
        #expect(popped.map(\.bound) == expected.map(\.bound))
        #expect(popped.map(\.index) == expected.map(\.index))
    }
}
