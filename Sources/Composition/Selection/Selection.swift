/// The units that were chosen for a story, and how sure it is that no others are better.
struct Selection {
    /// The unit at each place; `nil` where the place stays empty.
    let chosen: [Int?]
    /// The sum of their worth, less what repeats cost.
    let worth: Double
    /// Whether the search ended by itself: no allowed choice is worth more.
    let isOptimal: Bool
    /// How many partial choices were looked at.
    let nodes: Int
}

/// The shares that participants have in the words of a choice.
struct Shares {
    /// The words of each participant who has any, the most first.
    let words: [Int]

    init(_ counts: some Sequence<Int>) { words = counts.filter { $0 > 0 }.sorted(by: >) }

    var total: Int { words.reduce(0, +) }
    var contributors: Int { words.count }
    /// The largest share, 0…1.
    var largest: Double { total == 0 ? 0 : Double(words[0]) / Double(total) }
    /// The two largest shares together.
    var twoLargest: Double { total == 0 ? 0 : Double(words.prefix(2).reduce(0, +)) / Double(total) }
    /// The effective number of contributors: 1 / Σ share² (inverse Simpson index, Hill number of order 2).
    var effective: Double {
        guard total > 0 else { return 0 }
        let squares = words.reduce(0.0) { $0 + Double($1) * Double($1) }
        return Double(total) * Double(total) / squares
    }
}
