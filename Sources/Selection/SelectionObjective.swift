/// What a choice is worth, in thousandths of a point: whole numbers, so that sums do not depend on their order and a proof
/// is exact.
///
/// The numbers say what reads well. What protects people is a rule, not a weight.
public struct SelectionObjective: Hashable, Sendable {
    /// Where a unit shares a content word with the one before it: the talk stays with its subject.
    public var sharedWord = 100
    /// Where neighbours are told in one tense.
    public var sameTense = 50
    /// Where neighbours are told in different tenses.
    public var otherTense = -300
    /// Where neighbours are told in one grammatical person.
    public var samePerson = 50
    /// Where neighbours begin with the same word.
    public var sameFirstWord = -500
    /// Where neighbours are of one participant's situation: the reader would follow one person.
    public var sameSituation = -300
    /// For the first unit of a category.
    public var firstOfCategory = 300
    /// For the second; further ones add nothing.
    public var secondOfCategory = 100
    /// For two units of one participant: this, times the words of the one, times those of the other. Two units of twenty
    /// words cost 400. Summed up it is half of what the squared shares have beyond those of the units themselves, so that
    /// it is the inverse Simpson index that counts.
    public var wordsOfOne = -1
    /// For each word by which the text is longer or shorter than `targetWords`.
    public var wordOffTarget = -5
    /// The words that the text had best have.
    public var targetWords = 0

    /// The weights that the program uses.
    public init() {}

    /// What the best pair of neighbours adds.
    var mostOfPair: Int { max(0, sharedWord) + max(0, sameTense) + max(0, samePerson) }

    /// What so many units of one category are worth.
    func coverage(of count: Int) -> Int {
        count <= 0 ? 0 : firstOfCategory + (count > 1 ? secondOfCategory : 0)
    }

    /// What two neighbours add.
    func coherence(_ first: SelectionUnit, _ second: SelectionUnit) -> Int {
        var sum = 0
        if sharedWord != 0 {
            sum += sharedWord * min(1, SortedNumbers.common(first.content, second.content))
        }
        if let tense = first.tense, let next = second.tense { sum += tense == next ? sameTense : otherTense }
        if let person = first.person, person == second.person { sum += samePerson }
        if let word = first.firstWord, word == second.firstWord { sum += sameFirstWord }
        if let situation = first.situation, situation == second.situation, first.participant == second.participant {
            sum += sameSituation
        }
        return sum
    }
}

/// What a choice is worth, term by term, in thousandths of a point.
public struct SelectionWorth: Hashable, Sendable {
    /// How well its units serve their functions and read.
    public var salience = 0
    /// How much they are about the theme.
    public var relevance = 0
    /// How well neighbours go together.
    public var coherence = 0
    /// How many categories of the theme are heard.
    public var coverage = 0
    /// What it costs that some are heard more than once.
    public var variety = 0
    /// What it costs to be longer or shorter than aimed at.
    public var length = 0
    /// What the seed adds.
    public var seed = 0

    /// Worth nothing.
    public init() {}

    /// All terms together.
    public var total: Int { salience + relevance + coherence + coverage + variety + length + seed }
}

/// Sets of numbers as ascending lists.
enum SortedNumbers {
    /// How many numbers two lists have in common.
    static func common(_ left: [Int], _ right: [Int]) -> Int {
        var count = 0
        var i = 0
        var j = 0
        while i < left.count, j < right.count {
            if left[i] == right[j] {
                count += 1
                i += 1
                j += 1
            } else if left[i] < right[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return count
    }
}
