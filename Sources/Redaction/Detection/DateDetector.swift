/// Finds dates, years and ages, in figures and in words.
struct DateDetector {
    let lexicons: LexiconSet

    static let months: [String: String] = [
        "january": "winter", "february": "winter", "march": "spring", "april": "spring", "may": "spring",
        "june": "summer", "july": "summer", "august": "summer", "september": "autumn", "october": "autumn",
        "november": "autumn", "december": "winter", "jan": "winter", "feb": "winter", "apr": "spring",
        "aug": "summer", "sept": "autumn", "oct": "autumn", "nov": "autumn", "dec": "winter",
    ]
    static let monthNames = WordSet(months.keys)
    static let seasons: WordSet = ["spring", "summer", "autumn", "winter", "christmas", "easter"]
    /// Month names that are also words need a day or a preposition.
    private static let ambiguousMonths: WordSet = ["may", "march"]
    private static let leads: WordSet = [
        "in", "since", "last", "next", "this", "from", "until", "till", "by", "during", "every", "each", "of", "around",
        "about", "early", "late", "mid", "before", "after", "was", "and", "the",
    ]
    /// Days of the month in words that “twenty” or “thirty” may stand before.
    private static let lastDays: WordSet = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    ]
    /// Days of the month in one word.
    private static let days = lastDays.union([
        "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
        "eighteenth", "nineteenth", "twentieth", "thirtieth",
    ])
    private static let decades: [String: Int] = [
        "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    ]
    private static let digits: [String: Int] = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    ]
    private static let teens: [String: Int] = ["eighteen": 18, "nineteen": 19]

    /// Whether a word is a number from one to a hundred in words.
    static func isNumberWord(_ word: String) -> Bool { digits[word] != nil || decades[word] != nil }

    func detections(in text: TokenisedText) -> [Detection] {
        var found: [Detection] = []
        let text = text.known(to: lexicons)
        for index in text.tokens.indices where mayBegin(in: text, at: index) {
            if let date = date(in: text, at: index) { found.append(date) }
            if let age = age(in: text, at: index) { found.append(age) }
        }
        return found
    }

    /// Whether a date or an age may begin with a word: figures, a number in words, a month, or “the” before one of these.
    private func mayBegin(in text: TokenisedText, at index: Int) -> Bool {
        if text.tokens[index].hasDigits { return true }
        guard text.facts[index].contains(.dateWord) else { return false }
        guard text.tokens[index].folded == "the" else { return true }
        let next = index + 1
        return next < text.tokens.count && (text.tokens[next].hasDigits || text.facts[next].contains(.dateWord))
    }

    /// The words with which a date or an age may begin, beside figures.
    static let beginnings = WordSet(months.keys).union(days).union(decades.keys).union(digits.keys).union(teens.keys)
        .union(["the", "aged", "age"]).union(decadeNames)

    // MARK: Dates

    private func date(in text: TokenisedText, at index: Int) -> Detection? {
        let tokens = text.tokens
        if tokens[index].kind == .number, let numeric = numericDate(in: text, at: index) { return numeric }
        if let (month, start) = monthWithDay(in: text, at: index) {
            let end = yearAfter(month, in: text) ?? month
            return Detection(
                text, start..<(end + 1), .date, canonical: season(of: tokens[month].folded), flags: Detection.dayMark,
                confidence: .high, rule: "date.day")
        }
        if isMonth(tokens[index]), let end = dayAfter(index, in: text) {
            let last = yearAfter(end, in: text) ?? end
            return Detection(
                text, index..<(last + 1), .date, canonical: season(of: tokens[index].folded), flags: Detection.dayMark,
                confidence: .high, rule: "date.day")
        }
        if isMonth(tokens[index]) {
            let year = yearAfter(index, in: text)
            guard year != nil || isClearMonth(in: text, at: index) else { return nil }
            return Detection(
                text, index..<((year ?? index) + 1), .date, canonical: season(of: tokens[index].folded),
                confidence: year == nil ? .medium : .high, rule: year == nil ? "date.month" : "date.month-year")
        }
        if let short = shortYear(in: text, at: index) ?? dayAndMonth(in: text, at: index) { return short }
        if isYear(tokens[index]), isYearPosition(in: text, at: index) {
            return Detection(text, index..<(index + 1), .date, confidence: .medium, rule: "date.year")
        }
        return nil
    }

    /// `the summer of '09`.
    private func shortYear(in text: TokenisedText, at index: Int) -> Detection? {
        guard text.tokens[index].kind == .number, text.tokens[index].folded.utf8.count == 2, index > 1,
            text.tokens[index - 1].folded == "'", text.touch(index - 1, index), !text.touch(index - 2, index - 1),
            Self.leads.contains(text.tokens[index - 2]) || Self.seasons.contains(text.tokens[index - 2])
                || isMonth(text.tokens[index - 2])
        else { return nil }
        return Detection(text, (index - 1)..<(index + 1), .date, confidence: .medium, rule: "date.year")
    }

    /// `on 12/3`: a day and a month, only behind “on”.
    private func dayAndMonth(in text: TokenisedText, at index: Int) -> Detection? {
        guard index > 0, text.tokens[index - 1].folded == "on", text.tokens[index].kind == .number,
            index + 2 < text.tokens.count, text.tokens[index + 1].folded == "/", text.touch(index, index + 1),
            text.touch(index + 1, index + 2),
            !text.touch(index + 2, index + 3) || text.tokens[index + 3].kind == .punctuation,
            let day = Int(text.tokens[index].folded), let month = Int(text.tokens[index + 2].folded),
            (1...31).contains(day), (1...12).contains(month)
        else { return nil }
        return Detection(
            text, index..<(index + 3), .date, flags: Detection.dayMark, confidence: .medium, rule: "date.numeric")
    }

    private func season(of month: String) -> String { Self.months[month] ?? "" }

    private func isMonth(_ token: Token) -> Bool {
        token.isCapitalised && Self.monthNames.contains(token)
    }

    private func isClearMonth(in text: TokenisedText, at index: Int) -> Bool {
        guard Self.ambiguousMonths.contains(text.tokens[index]) else { return true }
        if text.tokens[index].folded == "march", index + 1 < text.tokens.count, text.tokens[index + 1].folded == "," {
            return true
        }
        return index > 0 && Self.leads.contains(text.tokens[index - 1]) && !text.startsSentence(index)
    }

    private func isYear(_ token: Token) -> Bool {
        guard token.kind == .number, let value = Int(token.folded), token.folded.utf8.count == 4 else { return false }
        return (1940...2060).contains(value)
    }

    /// A year stands after a preposition, a season or a bracket, or ends a clause.
    private func isYearPosition(in text: TokenisedText, at index: Int) -> Bool {
        guard index > 0 else { return true }
        let before = text.tokens[index - 1].folded
        if ["bleep", "ext", "extension", "£", "$", "room"].contains(before) { return false }
        return true
    }

    private func yearAfter(_ index: Int, in text: TokenisedText) -> Int? {
        var next = index + 1
        if next < text.tokens.count, [",", "of"].contains(text.tokens[next].folded) { next += 1 }
        return next < text.tokens.count && isYear(text.tokens[next]) ? next : nil
    }

    /// `14 March`, `14th of March`, `the fourteenth of March`: the positions of the month and of the first token.
    private func monthWithDay(in text: TokenisedText, at index: Int) -> (month: Int, start: Int)? {
        var position = index
        if text.tokens[position].folded == "the" { position += 1 }
        guard position < text.tokens.count, let afterDay = dayEnd(in: text, at: position) else { return nil }
        var month = afterDay
        if month < text.tokens.count, text.tokens[month].folded == "of" { month += 1 }
        guard month < text.tokens.count, isMonth(text.tokens[month]) else { return nil }
        return (month, index)
    }

    /// The position after a day of the month that begins at `index`.
    private func dayEnd(in text: TokenisedText, at index: Int) -> Int? {
        let word = text.tokens[index].folded
        if text.tokens[index].hasDigits {
            if let value = Int(word) { return (1...31).contains(value) ? index + 1 : nil }
            for suffix in ["st", "nd", "rd", "th"] where word.hasSuffix(suffix) {
                if let value = Int(word.dropLast(2)), (1...31).contains(value) { return index + 1 }
            }
            return nil
        }
        if Self.days.contains(text.tokens[index]) { return index + 1 }
        if ["twenty", "thirty"].contains(word) {
            var next = index + 1
            if next < text.tokens.count, text.tokens[next].folded == "-" { next += 1 }
            if next < text.tokens.count, Self.lastDays.contains(text.tokens[next]) { return next + 1 }
        }
        return nil
    }

    private func dayAfter(_ month: Int, in text: TokenisedText) -> Int? {
        var next = month + 1
        if next < text.tokens.count, text.tokens[next].folded == "the" { next += 1 }
        guard next < text.tokens.count, !isYear(text.tokens[next]), let end = dayEnd(in: text, at: next) else {
            return nil
        }
        return end - 1
    }

    /// `14/03/2024`, `14.3.24`, `2024-03-14`.
    private func numericDate(in text: TokenisedText, at index: Int) -> Detection? {
        guard
            index == 0 || !text.touch(index - 1, index) || text.tokens[index - 1].kind != .punctuation
                || ["(", "[", "\"", "'"].contains(text.tokens[index - 1].folded)
        else { return nil }
        guard index + 4 < text.tokens.count, text.touch(index, index + 1), text.touch(index + 1, index + 2),
            text.touch(index + 2, index + 3), text.touch(index + 3, index + 4)
        else { return nil }
        let separator = text.tokens[index + 1].folded
        guard ["/", ".", "-"].contains(separator), text.tokens[index + 3].folded == separator else { return nil }
        let parts = [0, 2, 4].compactMap { Int(text.tokens[index + $0].folded) }
        guard parts.count == 3 else { return nil }
        let dayFirst = (1...31).contains(parts[0]) && (1...12).contains(parts[1])
        let yearFirst = (1900...2100).contains(parts[0]) && (1...12).contains(parts[1]) && (1...31).contains(parts[2])
        guard dayFirst || yearFirst else { return nil }
        return Detection(
            text, index..<(index + 5), .date, flags: Detection.dayMark, confidence: .high, rule: "date.numeric")
    }

    // MARK: Ages

    /// `aged 36`, `36 years old`, `a 36-year-old`, `at thirty-six,`, `he is fifty-one`: the canonical value is the decade.
    private func age(in text: TokenisedText, at index: Int) -> Detection? {
        let tokens = text.tokens
        if let decade = decade(in: text, at: index) { return decade }
        guard let (value, end) = adultAge(in: text, at: index) else { return nil }
        let decade = "in their \(Self.decadeWord(value))"
        if let old = phrase(["years", "old"], in: text, at: end) ?? phrase(["years", "of", "age"], in: text, at: end) {
            return Detection(text, index..<old, .age, canonical: decade, confidence: .high, rule: "age.years-old")
        }
        if let old = phrase(["-", "year", "-", "old"], in: text, at: end) ?? phrase(["year", "old"], in: text, at: end)
        {
            return Detection(
                text, index..<old, .age, canonical: decade, flags: ["attributive"], confidence: .high,
                rule: "age.year-old")
        }
        if let verb = phrase(["she", "was"], in: text, at: end) ?? phrase(["he", "was"], in: text, at: end)
            ?? phrase(["they", "were"], in: text, at: end) ?? phrase(["i", "was"], in: text, at: end), verb == end + 2,
            index == 0 || text.tokens[index - 1].kind == .punctuation
        {
            return Detection(text, index..<end, .age, canonical: decade, confidence: .medium, rule: "age.is")
        }
        guard index > 0 else { return nil }
        let before = tokens[index - 1].folded
        if before == "aged" || before == "age" {
            return Detection(text, (index - 1)..<end, .age, canonical: decade, confidence: .high, rule: "age.aged")
        }
        let clauseEnds =
            end == tokens.count || [",", ".", ";", "?", "!", "…", "-", "–", "—", ")"].contains(tokens[end].folded)
            || ["and", "with", "now", "then", "at", "when", "she", "he", "they", "a", "they're", "she's", "he's", "i"]
                .contains(tokens[end].folded)
        if before == "at", clauseEnds {
            return Detection(text, (index - 1)..<end, .age, canonical: decade, confidence: .medium, rule: "age.at")
        }
        let isPersonal: Set<String> = ["he's", "she's", "i'm", "they're"]
        let isVerb = ["is", "was", "am", "turned", "just", "only", "now"].contains(before)
        if isPersonal.contains(before)
            || (isVerb && index > 1
                && (tokens[index - 2].isCapitalised
                    || ["he", "she", "i", "they", "who", "person"].contains(tokens[index - 2].folded)))
        {
            let isTurned = before == "turned" && end < tokens.count && Self.afterTurned.contains(tokens[end].folded)
            guard clauseEnds || isTurned else { return nil }
            return Detection(text, index..<end, .age, canonical: decade, confidence: .medium, rule: "age.is")
        }
        let isSaid = before.hasSuffix("'s") && tokens[index - 1].isCapitalised || before == "person's"
        if isSaid || before == "of" && index > 1 && Self.people.contains(tokens[index - 2].folded), clauseEnds {
            return Detection(text, index..<end, .age, canonical: decade, confidence: .medium, rule: "age.is")
        }
        return standsAlone(value, in: text, index..<end)
            ? Detection(text, index..<end, .age, canonical: decade, confidence: .medium, rule: "age.alone") : nil
    }

    private static let afterTurned: WordSet = [
        "in", "on", "last", "this", "that", "the", "just", "during", "while", "before", "after", "there", "here",
    ]

    /// “in her late forties”: as exact as redaction itself writes, and so only reported.
    private func decade(in text: TokenisedText, at index: Int) -> Detection? {
        guard Self.decadeNames.contains(text.tokens[index]) else { return nil }
        var first = index - 1
        if first > 0, ["early", "mid", "late", "-"].contains(text.tokens[first].folded) { first -= 1 }
        guard first > 0, Self.owners.contains(text.tokens[first]), text.tokens[first - 1].folded == "in" else {
            return nil
        }
        return Detection(
            text, (first - 1)..<(index + 1), .age, flags: Detection.publicMark, confidence: .high, rule: "age.decade")
    }

    private static let decadeNames: WordSet = [
        "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties",
    ]
    private static let owners: WordSet = ["my", "your", "his", "her", "their", "our"]

    private static let people: WordSet = [
        "man", "woman", "person", "lad", "lass", "girl", "boy", "bloke", "nurse", "doctor", "registrar", "consultant",
        "trainee", "midwife", "mother", "father", "widow", "colleague", "sister", "manager", "physician", "surgeon",
    ]

    /// “a band seven, fifty-two, had…”: a number of an adult's years between two marks, and no list of numbers.
    private func standsAlone(_ value: Int, in text: TokenisedText, _ range: Range<Int>) -> Bool {
        guard value % 10 != 0, (21...79).contains(value), range.lowerBound > 0,
            !text.touch(range.lowerBound - 1, range.lowerBound) || text.tokens[range.lowerBound - 1].folded == "(",
            range.upperBound < text.tokens.count
        else { return false }
        let before = text.tokens[range.lowerBound - 1].folded
        let after = text.tokens[range.upperBound].folded
        guard [",", "(", ".", "!", "?", "…"].contains(before),
            [",", ")"].contains(after) || before == "," && after == "."
        else { return false }
        let next = range.upperBound + 1
        let isList = next < text.tokens.count && adultAge(in: text, at: next) != nil
        let previous = range.lowerBound - 2
        let followsNumber =
            previous >= 0 && !(previous > 0 && text.tokens[previous - 1].folded == "band")
            && (text.tokens[previous].kind == .number || Self.digits[text.tokens[previous].folded] != nil
                || Self.decades[text.tokens[previous].folded] != nil)
        return !isList && !followsNumber
    }

    /// An age of 18 to 99 in figures or words, and the position after it.
    private func adultAge(in text: TokenisedText, at index: Int) -> (Int, Int)? {
        let word = text.tokens[index].folded
        if text.tokens[index].kind == .number, let value = Int(word), (18...99).contains(value) {
            return (value, index + 1)
        }
        if let teen = Self.teens[word] { return (teen, index + 1) }
        guard let decade = Self.decades[word] else { return nil }
        var next = index + 1
        if next < text.tokens.count, text.tokens[next].folded == "-" { next += 1 }
        if next < text.tokens.count, let digit = Self.digits[text.tokens[next].folded] {
            return (decade + digit, next + 1)
        }
        return (decade, index + 1)
    }

    private static func decadeWord(_ age: Int) -> String {
        [
            1: "late teens", 2: "twenties", 3: "thirties", 4: "forties", 5: "fifties", 6: "sixties", 7: "seventies",
            8: "eighties", 9: "nineties",
        ][age / 10]!
    }

    /// The position after the given words, where they stand at `index`.
    private func phrase(_ words: [String], in text: TokenisedText, at index: Int) -> Int? {
        guard index + words.count <= text.tokens.count else { return nil }
        return zip(words, text.tokens[index...]).allSatisfy { $0 == $1.folded } ? index + words.count : nil
    }
}
