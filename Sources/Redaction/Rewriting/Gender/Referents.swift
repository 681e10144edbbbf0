/// The people that a text speaks of, and which of them each pronoun means, by rule.
///
/// A person is introduced by a name (“Priya”, “Dr Okafor”) or by a noun phrase (“my registrar”, “the other consultant”), or
/// by both side by side (“my registrar, Priya”). A pronoun means the person of its gender who was spoken of last; where
/// none of that gender is known yet, the last one whose gender is not, who has it from then on. A noun tells its own gender
/// (“wife”), the word “she” that of whoever it means.
///
/// What it cannot do: understand. Two people of one gender are told apart by nearness alone; a person who is introduced
/// behind the pronoun (“after she had left, Priya…”) is not seen; two phrases for one person (“my boss”, later “the
/// professor”) are two people unless they stand side by side.
struct Referents {
    private struct Person {
        /// The words, folded, that introduced the person.
        var words: Set<String>
        var gender: Gender?
        /// Whether a name was among them.
        var isNamed: Bool
        /// Tokens that mean the person: pronouns and nouns.
        var mentions: [Int] = []
        /// The token at which the person was last spoken of.
        var last = 0
    }

    private enum Gender { case female, male }

    private var people: [Person] = []

    /// Nouns for people at work that no lexicon of roles has.
    static let workNouns: Set<String> = [
        "doctor", "nurse", "surgeon", "trainee", "mentor", "mentee", "colleague", "boss", "supervisor", "junior",
        "senior",
        "student", "friend", "patient", "partner", "lead", "manager", "director", "deputy", "chair", "teacher",
        "trainer",
        "tutor", "fellow", "locum", "intern", "houseman", "chief", "secretary", "coach", "neighbour", "examiner",
        "interviewer", "porter", "matron", "professor", "physician", "anaesthetist", "psychiatrist", "radiologist",
        "baby", "teenager", "applicant", "candidate",
    ]
    private static let relatives: Set<String> = [
        "spouse", "parent", "child", "sibling", "relative", "cousin", "grandparent", "person", "one",
    ]
    private static let determiners: Set<String> = [
        "a", "an", "the", "my", "your", "his", "her", "their", "our", "this", "that", "another", "one", "some", "every",
    ]
    private static let titles: Set<String> = ["dr", "prof", "professor", "mr", "mrs", "ms", "miss"]
    private static let female: Set<String> = [
        "she", "her", "hers", "herself", "she's", "she'd", "she'll", "woman", "lady", "girl", "lass", "wife", "mother",
        "mum", "mam", "daughter", "sister", "aunt", "auntie", "niece", "grandmother", "gran", "nan", "girlfriend",
        "granddaughter", "fiancée", "mrs", "ms", "miss", "mummy", "widow", "stepmother", "female",
    ]
    private static let male: Set<String> = [
        "he", "him", "his", "himself", "he's", "he'd", "he'll", "man", "guy", "bloke", "lad", "boy", "husband",
        "father",
        "dad", "son", "brother", "uncle", "nephew", "grandfather", "grandad", "boyfriend", "grandson", "fiancé", "mr",
        "daddy", "widower", "chap", "gentleman", "stepfather", "male",
    ]

    /// Reads a text from its beginning to its end.
    init(of text: TokenisedText, lexicons: LexiconSet) {
        var index = 0
        while index < text.tokens.count {
            let token = text.tokens[index]
            guard token.kind == .word else {
                index += 1
                continue
            }
            if GenderDetector.pronouns.contains(token.folded) {
                mean(by: Self.female.contains(token.folded) ? .female : .male, at: index)
                // “her registrar” speaks of two people.
                let phrase = Self.phrase(in: text, at: index, lexicons: lexicons)
                index = phrase.map { introduce($0, in: text) } ?? index + 1
            } else if let phrase = Self.phrase(in: text, at: index, lexicons: lexicons) {
                index = introduce(phrase, in: text)
            } else {
                index += 1
            }
        }
    }

    /// The tokens of everybody whose gender is to be rewritten: pronouns and nouns.
    ///
    /// A pronoun that means nobody known is rewritten unless only certain people are to be: the safe direction.
    func chosen(keep: [String], only: [String]) -> Set<Int> {
        let kept = keep.map(Self.words)
        let named = only.map(Self.words)
        var chosen: Set<Int> = []
        for person in people {
            let isNobody = person.words.isEmpty
            let isKept = !isNobody && kept.contains { $0.isSubset(of: person.words) }
            let isNamed = only.isEmpty || !isNobody && named.contains { $0.isSubset(of: person.words) }
            if isNamed, !isKept { chosen.formUnion(person.mentions) }
        }
        return chosen
    }

    private static func words(_ name: String) -> Set<String> {
        Set(Tokeniser.tokens(of: name).filter { $0.kind != .punctuation }.map(\.folded))
    }

    // MARK: Phrases

    private struct Phrase {
        var tokens: Range<Int>
        var words: Set<String>
        var gender: Gender?
        var isDefinite: Bool
        var isName = false
    }

    /// The name or noun phrase for a person that begins at a token.
    private static func phrase(in text: TokenisedText, at index: Int, lexicons: LexiconSet) -> Phrase? {
        if let name = name(in: text, at: index, lexicons: lexicons) { return name }
        let folded = text.tokens[index].folded
        let hasDeterminer = determiners.contains(folded) || ["his", "her"].contains(folded)
        var position = hasDeterminer ? index + 1 : index
        let limit = min(text.tokens.count, position + (hasDeterminer ? 4 : 1))
        while position < limit, text.tokens[position].kind == .word {
            if let end = personNoun(in: text, at: position, lexicons: lexicons) {
                var words: Set<String> = []
                var gender: Gender?
                for token in text.tokens[index..<end] {
                    if token.folded != "his", token.folded != "her" {
                        words.insert(token.folded.droppingPossessive)
                        if female.contains(token.folded.droppingPossessive) { gender = .female }
                        if male.contains(token.folded.droppingPossessive) { gender = .male }
                    }
                }
                guard hasDeterminer || gender != nil else { return nil }
                return Phrase(
                    tokens: index..<end, words: words, gender: gender,
                    isDefinite: !["a", "an", "another", "some", "one"].contains(folded))
            }
            position += 1
        }
        return nil
    }

    /// The end of a noun for one person that begins at a token, with the nouns right behind it: “cardiology registrar”.
    private static func personNoun(in text: TokenisedText, at index: Int, lexicons: LexiconSet) -> Int? {
        var end: Int?
        var position = index
        while position < text.tokens.count, text.tokens[position].kind == .word {
            if let role = lexicons[.role].longestMatch(in: text, at: position), !role.value.flags.contains("people") {
                position = role.tokens.upperBound
                end = position
                if role.isPossessive { return end }
            } else if let specialty = lexicons[.specialty].longestMatch(in: text, at: position),
                specialty.value.flags.contains("person")
            {
                position = specialty.tokens.upperBound
                end = position
            } else if let gendered = lexicons[.gendered].longestMatch(in: text, at: position),
                female.contains(text.tokens[gendered.tokens.upperBound - 1].folded.droppingPossessive)
                    || male.contains(text.tokens[gendered.tokens.upperBound - 1].folded.droppingPossessive)
            {
                position = gendered.tokens.upperBound
                end = position
            } else if workNouns.contains(text.tokens[position].folded.droppingPossessive)
                || relatives.contains(text.tokens[position].folded.droppingPossessive) && end == nil && position > 0
            {
                position += 1
                end = position
            } else {
                break
            }
        }
        return end
    }

    private static func name(in text: TokenisedText, at index: Int, lexicons: LexiconSet) -> Phrase? {
        let token = text.tokens[index]
        guard token.isCapitalised else { return nil }
        var position = index
        var gender: Gender?
        let isTitled = titles.contains(token.folded)
        if isTitled {
            if female.contains(token.folded) { gender = .female }
            if male.contains(token.folded) { gender = .male }
            position += 1
            if position < text.tokens.count, text.tokens[position].folded == "." { position += 1 }
        } else {
            guard lexicons[.givenName].contains(token.folded.droppingPossessive) else { return nil }
        }
        let first = position
        while position < text.tokens.count, text.tokens[position].kind == .word, text.tokens[position].isCapitalised,
            position - first < 3
        {
            position += 1
            if text.tokens[position - 1].folded.hasSuffix("'s") { break }
        }
        guard position > first else { return nil }
        let words = Set(text.tokens[index..<position].filter { $0.kind == .word }.map(\.folded.droppingPossessive))
        return Phrase(tokens: index..<position, words: words, gender: gender, isDefinite: true, isName: true)
    }

    // MARK: People

    /// Adds a person, or speaks again of one whom the phrase names. Returns the token behind the phrase.
    private mutating func introduce(_ phrase: Phrase, in text: TokenisedText) -> Int {
        var phrase = phrase
        let mentions = phrase.tokens.filter {
            let word = text.tokens[$0].folded.droppingPossessive
            return (Self.female.contains(word) || Self.male.contains(word)) && word != "his" && word != "her"
        }
        if let known = people.lastIndex(where: { isSame($0, phrase) || isBeside($0, phrase, in: text) }) {
            people[known].words.formUnion(phrase.words)
            people[known].gender = people[known].gender ?? phrase.gender
            people[known].isNamed = people[known].isNamed || phrase.isName
            people[known].mentions += mentions
            people[known].last = phrase.tokens.upperBound - 1
        } else {
            phrase.words.remove("a")
            phrase.words.remove("an")
            people.append(
                Person(
                    words: phrase.words, gender: phrase.gender, isNamed: phrase.isName, mentions: Array(mentions),
                    last: phrase.tokens.upperBound - 1))
        }
        return phrase.tokens.upperBound
    }

    private func isSame(_ person: Person, _ phrase: Phrase) -> Bool {
        guard phrase.isDefinite, person.gender == nil || phrase.gender == nil || person.gender == phrase.gender else {
            return false
        }
        let content = phrase.words.subtracting(Self.determiners)
        return !content.isEmpty && content.isSubset(of: person.words)
    }

    /// Whether a phrase stands right beside the last mention of a person: “my registrar Priya”, “Priya, my registrar”.
    private func isBeside(_ person: Person, _ phrase: Phrase, in text: TokenisedText) -> Bool {
        guard person.gender == nil || phrase.gender == nil || person.gender == phrase.gender, !person.words.isEmpty,
            person.isNamed != phrase.isName, person.last < phrase.tokens.lowerBound
        else { return false }
        let gap = (person.last + 1)..<phrase.tokens.lowerBound
        let isPossessive = text.tokens[person.last].folded.utf8.suffix(2).elementsEqual("'s".utf8)
        return !isPossessive && (gap.isEmpty || gap.count == 1 && text.tokens[gap.lowerBound].folded == ",")
    }

    /// Takes a pronoun as meaning the likeliest person.
    private mutating func mean(by gender: Gender, at index: Int) {
        let ofGender = people.indices.filter { people[$0].gender == gender }
        let unknown = people.indices.filter { people[$0].gender == nil }
        let likeliest =
            ofGender.max { people[$0].last < people[$1].last } ?? unknown.max { people[$0].last < people[$1].last }
        if let likeliest {
            people[likeliest].gender = gender
            people[likeliest].mentions.append(index)
            people[likeliest].last = index
        } else {
            people.append(Person(words: [], gender: gender, isNamed: false, mentions: [index], last: index))
        }
    }
}
