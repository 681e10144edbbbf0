/// Words around a name that tell it from a word.
enum NameCues {
    /// Verbs behind a person: “Mark said”, “Grace was”.
    static let personVerbs: WordSet = [
        "said", "says", "was", "is", "came", "comes", "went", "had", "has", "told", "felt", "knew", "started", "began",
        "wanted", "thought", "asked", "looked", "sat", "rang", "got", "did", "didn't", "wasn't", "hadn't", "walked",
        "smiled", "laughed", "gave", "took", "left", "phoned", "texted", "emailed", "wrote", "knows", "thinks",
        "works", "worked", "moved", "retired", "helped",
        "listened", "sent", "kept", "let", "met", "saw", "stood", "stayed", "arrived", "joined", "seemed", "suggested",
    ]
    /// Of these, what follows a word as well as a name: “Hope is”, “May was”.
    private static let shared: WordSet = [
        "is", "was", "has", "had", "did", "wasn't", "hadn't", "didn't", "left", "works",
    ]
    /// What stands between a person and what they do: “Mark never spoke”.
    static let adverbs: WordSet = ["never", "always", "just", "also", "still", "already", "often"]
    /// Words that begin sentences and questions and are names as well.
    static let homonyms: WordSet = [
        "art", "august", "bill", "chance", "dawn", "dean", "drew", "eve", "faith", "frank", "gene", "grace", "grant",
        "hope", "jack", "josh", "joy", "june", "april", "mark", "may", "miles", "pat", "patience", "pearl", "rich",
        "rob", "rose", "ruby", "sandy", "stew", "sue", "violet", "will", "olive", "summer", "autumn", "constance",
    ]
    /// Names of places that are common words.
    static let placeHomonyms: WordSet = [
        "bath", "reading", "deal", "sale", "rugby", "wells", "ware", "sandwich", "battle", "bury", "corby", "crook",
        "hove", "leek", "poole", "settle", "barking", "flint", "tyre", "lancaster", "lincoln", "wigan", "hull", "cork",
        "ayr", "stone", "mold", "rhyl", "diss", "ely", "rye", "slough", "china", "turkey", "jersey",
    ]
    /// Countries that people are named after, which are spoken of more often than those people.
    static let countries: WordSet = ["india", "kenya", "chad", "jordan", "georgia", "israel"]
    /// What people do and countries do not: “India laughed”.
    static let onlyPersons: WordSet = [
        "said", "says", "told", "asked", "thought", "felt", "laughed", "rang", "sat", "smiled", "listened", "texted",
        "phoned", "emailed", "looked", "knew", "wanted", "wrote",
    ]
    /// What follows a homonym that is a word: “Mark the date”, “Will you come”, “May I”.
    static let afterWords: WordSet = [
        "the", "a", "an", "my", "your", "his", "her", "our", "their", "its", "this", "that", "these", "those", "i",
        "you", "he", "she", "it", "we", "they", "me", "him", "us", "them", "of", "for", "not", "be", "there", "anyone",
        "anybody", "someone", "everyone", "people", "as", "in", "on", "up", "out", "down", "all", "no", "any", "or",
    ]
    /// Words of grammar, which are no part of a name even where every letter is a capital.
    static let grammar: WordSet = afterWords.union([
        "and", "but", "so", "because", "if", "when", "then", "at", "to", "from", "with", "by", "was", "is", "are",
        "were",
        "am", "been", "have", "has", "had", "do", "does", "did", "will", "would", "can", "could", "should", "must",
        "what", "who", "why", "how", "where", "which", "than", "too", "very", "just", "now", "here", "said", "says",
        "well", "yes", "yeah", "oh", "after", "before", "about", "into", "over", "under", "while", "until", "since",
        "also", "even", "only", "never", "always", "one", "two", "some", "every", "each", "both", "more", "most", "our",
    ])
    /// Between the parts of a name: “Ludwig van Beek”, “Maria de Souza”.
    static let particles: WordSet = [
        "van", "von", "der", "den", "de", "da", "di", "del", "della", "dos", "das", "la", "le", "bin", "ibn", "bint",
        "al", "el", "ap", "ter", "ten", "af", "ul", "du", "abu",
    ]
    /// Of these, which before a name are no other word: not “la”, “ten”, “den”.
    static let leadingParticles: WordSet = [
        "van", "von", "der", "de", "di", "del", "della", "dos", "du", "bin", "ibn", "bint", "al", "abu", "af",
    ]
    /// Whether a word stands between hyphens in names: “Lashkar-e-Toiba”, not “May-to-May”.
    static func isParticle(_ word: String) -> Bool {
        particles.contains(word) || ["e", "en", "sur", "le", "les", "i", "y", "und"].contains(word)
    }

    /// Names of three letters that no other word is spelt like.
    static let shortNames: WordSet = [
        "joe", "sam", "tim", "tom", "ben", "dan", "jim", "ron", "ted", "bob", "liz", "meg", "amy", "ann", "eva", "ian",
        "kim", "leo", "mia", "zoe", "jon", "jen", "deb", "jan", "ali", "abe", "gus", "ned", "roz", "viv",
    ]
    /// Names that are words, and by which people are called more often than the word is said alone.
    static let calledNames: WordSet = [
        "abbey", "amber", "barb", "bill", "bob", "carol", "chuck", "clay", "daisy", "dawn", "dean", "dolly", "don",
        "drew", "earl", "eddy", "frank", "gene", "ginger", "glen", "grace", "grant", "guy", "harry", "hazel", "heather",
        "herb", "holly", "iris", "ivy", "jack", "jade", "jay", "ken", "kit", "kitty", "lee", "lily", "maria", "marina",
        "mark", "martin", "mason", "matt", "mike", "miles", "nick", "pat", "patty", "pearl", "peg", "penny", "peter",
        "poppy", "ray", "reed", "rob", "robin", "rod", "rosemary", "rosy", "ruby", "rusty", "sally", "sandy", "sue",
        "victor", "viola", "violet", "wade", "walker", "warren",
    ]
    /// What else stands between such a name and what its bearer does: “Barb does”, “Bob would”.
    static let auxiliaries: WordSet = [
        "does", "doesn't", "isn't", "can", "can't", "could", "couldn't", "would", "wouldn't", "will", "won't", "should",
        "might", "must", "never", "always", "also", "just", "really", "and", "hasn't",
    ]
    /// Family names that are said of anybody: “the guy said”.
    static let people: WordSet = [
        "guy", "man", "son", "friend", "king", "baker", "cook", "porter", "page", "bishop", "judge", "carpenter",
        "farmer", "driver", "clerk", "speaker", "butler", "mother", "father", "brother", "child", "lady", "dear",
    ]

    /// Whether a verb of persons stands right behind a word.
    static func personVerbFollows(in text: TokenisedText, at index: Int) -> Bool {
        index + 1 < text.tokens.count && personVerbs.contains(text.tokens[index + 1])
    }

    /// Whether a verb that only persons do stands right behind a word.
    static func onlyPersonVerbFollows(in text: TokenisedText, at index: Int) -> Bool {
        personVerbFollows(in: text, at: index) && !shared.contains(text.tokens[index + 1])
    }
}

/// How a stretch of text uses capitals: where all letters are large or all small, a capital says nothing.
enum WritingCase {
    case mixed, upper, lower

    init(_ text: TokenisedText) {
        var (words, capitals, largeWords) = (0, 0, 0)
        for index in text.tokens.indices
        where text.tokens[index].kind == .word && !text.tokens[index].hasDigits && text.tokens[index].range.count > 1 {
            if text.tokens[index].range.count < 7, Self.isContractionOfI(text.tokens[index], in: text) { continue }
            words += 1
            if text.tokens[index].isCapitalised { capitals += 1 }
            if text.tokens[index].isAllCaps { largeWords += 1 }
        }
        self = words >= 3 && capitals == 0 ? .lower : words >= 4 && largeWords * 10 >= words * 7 ? .upper : .mixed
    }

    /// “I'm”, “I’ve”: told by its bytes where they are ASCII, for every word of a text is asked.
    private static func isContractionOfI(_ token: Token, in text: TokenisedText) -> Bool {
        if token.shape.contains(.beyondASCII) { return token.folded.hasPrefix("i'") }
        let start = token.range.lowerBound
        return text.bytes[start] | 0x20 == 0x69 && text.bytes[start + 1] == 0x27
    }
}
