/// All combinations of levels, one level a quasi-identifier: the nodes of the generalisation lattice.
public struct Lattice: Hashable, Sendable {
    /// The number of levels of each quasi-identifier.
    public let heights: [Int]
    /// The number of nodes, or `nil` where it does not fit 62 bits.
    public let size: UInt64?

    /// A lattice over attributes with the given numbers of levels.
    public init(heights: [Int]) {
        self.heights = heights
        var size: UInt64? = 1
        for height in heights {
            let (product, overflow) = (size ?? 0).multipliedReportingOverflow(by: UInt64(height))
            size = size == nil || overflow || product >= 1 << 62 ? nil : product
        }
        self.size = size
    }

    /// The node at which every value is exact.
    public var bottom: [Int] { heights.map { _ in 0 } }
    /// The node at which every value is `*`.
    public var top: [Int] { heights.map { $0 - 1 } }

    /// Every node, in lexical order. Only for lattices that are known to be small.
    public var nodes: [[Int]] {
        heights.reduce([[]]) { nodes, height in
            nodes.flatMap { node in (0..<height).map { node + [$0] } }
        }
    }

    /// The position of a node in lexical order.
    func index(of levels: [Int]) -> UInt64 {
        zip(heights, levels).reduce(0) { $0 * UInt64($1.0) + UInt64($1.1) }
    }

    /// The node at a position in lexical order.
    func levels(at index: UInt64) -> [Int] {
        var levels = [Int](repeating: 0, count: heights.count)
        var rest = index
        for attribute in heights.indices.reversed() {
            let height = UInt64(heights[attribute])
            levels[attribute] = Int(rest % height)
            rest /= height
        }
        return levels
    }
}

/// A list of nodes that answers quickly whether one of them lies below or above another node.
struct NodeList {
    private let width: Int
    private var levels: [UInt8] = []

    /// The number of nodes in the list.
    private(set) var count = 0

    init(width: Int) { self.width = width }

    mutating func append(_ node: [Int]) {
        levels.append(contentsOf: node.map(UInt8.init))
        count += 1
    }

    /// Whether a node of the list is at most as general as `node` in every attribute.
    func hasNode(below node: [Int]) -> Bool { (0..<count).contains { isBelow($0, node) } }

    /// Whether a node of the list is at least as general as `node` in every attribute.
    func hasNode(above node: [Int]) -> Bool {
        (0..<count).contains { entry in
            let start = entry &* width
            for attribute in 0..<width where Int(levels[start &+ attribute]) < node[attribute] { return false }
            return true
        }
    }

    /// Whether the node at a position of the list is at most as general as `node` in every attribute.
    func isBelow(_ entry: Int, _ node: [Int]) -> Bool {
        let start = entry &* width
        for attribute in 0..<width where Int(levels[start &+ attribute]) > node[attribute] { return false }
        return true
    }
}
