/// A stretch of a block that is read strictly, and why.
struct StrictStretch {
    /// Where a stretch stands.
    enum Setting {
        case vignette, attribution, quotation
    }

    /// In UTF-8 bytes of the block's text.
    let range: Range<Int>
    /// Why.
    let setting: Setting
}

/// Tells in which stretch each of many ranges lies, in one way through both.
struct StretchSweep {
    /// The stretches by where they begin, each with its rank: of two that hold a range the first given counts.
    private let stretches: [(range: Range<Int>, setting: StrictStretch.Setting, rank: Int)]
    /// Up to where the stretches so far reach.
    private let reach: [Int]
    /// The stretches before this one end before whatever is asked next.
    private var first = 0
    private var last = 0

    /// Takes stretches in any order.
    init(_ given: [StrictStretch]) {
        stretches = given.enumerated().map { ($1.range, $1.setting, $0) }
            .sorted { ($0.range.lowerBound, $0.rank) < ($1.range.lowerBound, $1.rank) }
        var furthest = 0
        reach = stretches.map { stretch in
            furthest = max(furthest, stretch.range.upperBound)
            return furthest
        }
    }

    /// Why a range is read strictly; ranges are asked for from left to right.
    mutating func setting(of range: Range<Int>) -> StrictStretch.Setting? {
        if range.lowerBound < last { first = 0 }
        last = range.lowerBound
        while first < stretches.count, reach[first] <= range.lowerBound { first += 1 }
        var best: (setting: StrictStretch.Setting, rank: Int)?
        var index = first
        while index < stretches.count, stretches[index].range.lowerBound < range.upperBound {
            let stretch = stretches[index]
            if stretch.range.overlaps(range), best.map({ stretch.rank < $0.rank }) ?? true {
                best = (stretch.setting, stretch.rank)
            }
            index += 1
        }
        return best?.setting
    }
}

extension [Range<Int>] {
    /// Whether one of these ranges, which stand one behind the other, overlaps another.
    func holdOne(overlapping range: Range<Int>) -> Bool {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low].overlaps(range)
    }
}

extension String {
    /// The text of a stretch of UTF-8 bytes.
    func bytes(_ range: Range<Int>) -> String {
        let view = utf8
        let start = view.index(view.startIndex, offsetBy: range.lowerBound)
        return String(decoding: view[start..<view.index(start, offsetBy: range.count)], as: UTF8.self)
    }
}
