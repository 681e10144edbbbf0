/// Finds numbers that are dictated digit by digit: “oh seven seven double oh nine hundred one two three”.
///
/// A run of number words that makes seven digits or more is a telephone number where it begins with a nought and is as
/// long as one, and else a number of some register. Counting up is neither.
struct SpokenNumbers {
    private static let digits: [String: Int] = [
        "oh": 0, "o": 0, "zero": 0, "nought": 0, "naught": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
        "six": 6, "seven": 7, "eight": 8, "nine": 9,
    ]
    private static let twoDigits: WordSet = [
        "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ]
    private static let repeats: [String: Int] = ["double": 2, "triple": 3, "treble": 3]
    private static let zeros: [String: Int] = ["hundred": 2, "thousand": 3]
    /// The words with which such a number begins.
    static let beginnings = WordSet(digits.keys).union(repeats.keys)
    /// All words of which such a number is made.
    static let words = digits.keys.sorted() + Array(twoDigits) + repeats.keys.sorted() + zeros.keys.sorted()
    private static let least = 7
    private static let leastBehindCue = 4
    private static let fewestWords = 5
    private static let most = 20

    /// What is dictated from a word on, and where it ends.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - index: the first word.
    ///   - isNamed: whether a word before says that a number follows: “my GMC is …”, “bleep …”.
    /// - Returns: the position after it, and whether it is a telephone number; `nil` where none is dictated.
    static func number(in text: TokenisedText, at index: Int, isNamed: Bool) -> (end: Int, isPhone: Bool)? {
        var end = index
        var position = index
        var words = 0
        var count = 0
        var values: [Int] = []
        while position < text.tokens.count, count < most {
            let word = text.tokens[position].folded
            if let digit = digits[word] {
                values.append(digit)
                count += 1
            } else if let times = repeats[word], position + 1 < text.tokens.count,
                let digit = digits[text.tokens[position + 1].folded]
            {
                values += Array(repeating: digit, count: times)
                count += times
                position += 1
                words += 1
            } else if twoDigits.contains(word) {
                values.append(-1)
                count += 2
            } else if let more = zeros[word], words > 0 {
                values.append(-1)
                count += more
            } else if word == "-" || word == ",", words > 0 {
                position += 1
                continue
            } else {
                break
            }
            words += 1
            position += 1
            end = position
        }
        guard count >= (isNamed ? leastBehindCue : least), words >= (isNamed ? leastBehindCue : fewestWords),
            !isCounting(values)
        else { return nil }
        return (end, values.first == 0 && (10...11).contains(count))
    }

    /// “One two three four five six seven”, “nine eight seven”, “two two two two”.
    private static func isCounting(_ values: [Int]) -> Bool {
        let steps = Set(zip(values, values.dropFirst()).map { $1 - $0 })
        return steps.count <= 1
    }
}
