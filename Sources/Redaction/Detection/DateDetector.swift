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
    private static let adultNumbers = WordSet(decades.keys).union(teens.keys)

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
        guard Self.article.contains(text.tokens[index]) else { return true }
        let next = index + 1
        return next < text.tokens.count && (text.tokens[next].hasDigits || text.facts[next].contains(.dateWord))
    }

    private static let article: WordSet = ["the"]

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
            text.tokens[index - 1].is("'"), text.touch(index - 1, index), !text.touch(index - 2, index - 1),
            Self.leads.contains(text.tokens[index - 2]) || Self.seasons.contains(text.tokens[index - 2])
                || isMonth(text.tokens[index - 2])
        else { return nil }
        return Detection(text, (index - 1)..<(index + 1), .date, confidence: .medium, rule: "date.year")
    }

    /// `on 12/3`: a day and a month, only behind “on”.
    private func dayAndMonth(in text: TokenisedText, at index: Int) -> Detection? {
        guard index > 0, index + 2 < text.tokens.count, text.tokens[index + 1].is("/"),
            text.tokens[index].kind == .number, text.touch(index, index + 1), text.touch(index + 1, index + 2),
            text.tokens[index - 1].folded == "on",
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
        guard token.kind == .number, token.folded.utf8.count == 4, let value = Int(token.folded) else { return false }
        return (1940...2060).contains(value)
    }

    /// A year stands after a preposition, a season or a bracket, or ends a clause.
    private func isYearPosition(in text: TokenisedText, at index: Int) -> Bool {
        guard index > 0 else { return true }
        return !Self.beforeOtherNumbers.contains(text.tokens[index - 1])
    }

    private static let beforeOtherNumbers: WordSet = ["bleep", "ext", "extension", "£", "$", "room"]

    private func yearAfter(_ index: Int, in text: TokenisedText) -> Int? {
        var next = index + 1
        if next < text.tokens.count, text.tokens[next].is(",") || text.tokens[next].folded == "of" { next += 1 }
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
        guard index + 4 < text.tokens.count, text.touch(index, index + 1), text.touch(index + 1, index + 2),
            text.touch(index + 2, index + 3), text.touch(index + 3, index + 4)
        else { return nil }
        guard
            index == 0 || !text.touch(index - 1, index) || text.tokens[index - 1].kind != .punctuation
                || ["(", "[", "\"", "'"].contains(text.tokens[index - 1].folded)
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
        func age(
            _ range: Range<Int>, _ rule: String, _ confidence: Confidence = .medium, flags: Set<String> = []
        ) -> Detection {
            Detection(
                text, range, .age, canonical: "in their \(Self.decadeWord(value))", flags: flags,
                confidence: confidence, rule: rule)
        }
        if end < tokens.count, Self.afterAge.contains(tokens[end]) {
            if let old = Self.end(of: Self.yearsOld, in: text, at: end) {
                return age(index..<old, "age.years-old", .high)
            }
            if let old = Self.end(of: Self.yearOld, in: text, at: end) {
                return age(index..<old, "age.year-old", .high, flags: ["attributive"])
            }
            if index == 0 || tokens[index - 1].kind == .punctuation,
                Self.end(of: Self.personWas, in: text, at: end) != nil
            {
                return age(index..<end, "age.is")
            }
        }
        guard index > 0 else { return nil }
        let before = tokens[index - 1]
        if Self.aged.contains(before) { return age((index - 1)..<end, "age.aged", .high) }
        let clauseEnds = end == tokens.count || Self.clauseEnds.contains(tokens[end])
        if clauseEnds, before.folded == "at" { return age((index - 1)..<end, "age.at") }
        if Self.personal.contains(before)
            || (index > 1 && Self.ageVerbs.contains(before)
                && (tokens[index - 2].isCapitalised || Self.persons.contains(tokens[index - 2])))
        {
            let isTurned = before.folded == "turned" && end < tokens.count && Self.afterTurned.contains(tokens[end])
            return clauseEnds || isTurned ? age(index..<end, "age.is") : nil
        }
        if clauseEnds {
            let isSaid = before.isPossessive && before.isCapitalised || before.folded == "person's"
            if isSaid || index > 1 && Self.people.contains(tokens[index - 2]) && before.folded == "of" {
                return age(index..<end, "age.is")
            }
        }
        return standsAlone(value, in: text, index..<end) ? age(index..<end, "age.alone") : nil
    }

    private static let yearsOld: [WordSequence] = [["years", "old"], ["years", "of", "age"]]
    private static let yearOld: [WordSequence] = [["-", "year", "-", "old"], ["year", "old"]]
    private static let personWas: [WordSequence] = [["she", "was"], ["he", "was"], ["they", "were"], ["i", "was"]]
    /// With what these begin.
    private static let afterAge: WordSet = ["years", "year", "-", "she", "he", "they", "i"]
    private static let aged: WordSet = ["aged", "age"]
    /// What stands behind an age that ends what is said of somebody.
    private static let clauseEnds: WordSet = [
        ",", ".", ";", "?", "!", "…", "-", "–", "—", ")", "and", "with", "now", "then", "at", "when", "she", "he",
        "they", "a", "they're", "she's", "he's", "i",
    ]
    private static let personal: WordSet = ["he's", "she's", "i'm", "they're"]
    private static let ageVerbs: WordSet = ["is", "was", "am", "turned", "just", "only", "now"]
    private static let persons: WordSet = ["he", "she", "i", "they", "who", "person"]

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

    private static let decadeNames = WordSet(decadesInOrder)
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
        if text.tokens[index].kind == .number {
            guard let value = Int(text.tokens[index].folded), (18...99).contains(value) else { return nil }
            return (value, index + 1)
        }
        guard Self.adultNumbers.contains(text.tokens[index]) else { return nil }
        let word = text.tokens[index].folded
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
        age < 20 ? "late teens" : decadesInOrder[age / 10 - 2]
    }

    private static let decadesInOrder = [
        "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties",
    ]

    /// The position after the first of some phrases that stands at `index`.
    private static func end(of phrases: [WordSequence], in text: TokenisedText, at index: Int) -> Int? {
        for phrase in phrases {
            if let end = phrase.end(in: text, at: index) { return end }
        }
        return nil
    }
}
