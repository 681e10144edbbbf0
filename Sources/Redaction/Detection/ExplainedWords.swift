/// Explains words that the list of common words lacks by words that it has: “organizing”, “honorable”, “didn't”, “minicab”.
///
/// Where capitals tell nothing a word that nothing explains may be a name. Asked only of words that are in no list.
struct ExplainedWords {
    let words: WordList

    /// No common word, and no form or compound of some, has more bytes.
    private static let longest = 64

    /// Whether a folded word is a form of a common one, or talk.
    func explain(_ word: String) -> Bool {
        if Self.talk.contains(word) { return true }
        let letters = Array(word.utf8)
        if Self.isDrawn(letters) { return true }
        guard letters.count <= Self.longest else { return false }
        if let apostrophe = letters.firstIndex(of: UInt8(ascii: "'")) {
            let stem = word.hasSuffix("n't") ? letters.dropLast(3) : letters[..<apostrophe]
            return has(Array(stem)) || isForm(Array(stem))
        }
        return isForm(letters)
    }

    /// Whether a folded word is talk, or the American spelling of a common word: “alright”, “congrats”, “organizing”.
    ///
    /// Names are no such words, as they may be forms and compounds of others (“Harding”, “Fairweather”).
    func isTalk(_ word: String) -> Bool {
        if Self.talk.contains(word) { return true }
        let letters = Array(word.utf8)
        if Self.isDrawn(letters) { return true }
        guard letters.count <= Self.longest else { return false }
        if isSpelling(letters) { return true }
        return Self.endings.contains { ending in
            guard letters.count > ending.letters.count + 3, letters.ends(with: ending.letters) else { return false }
            let stem = Array(letters.dropLast(ending.letters.count))
            return isSpelling(stem) || ending.added.contains { isSpelling(stem + $0) }
        }
    }

    /// “sooooo”, “hahaha”.
    private static func isDrawn(_ letters: [UInt8]) -> Bool {
        guard letters.count > 2 else { return false }
        for index in 2..<letters.count
        where letters[index] == letters[index - 1] && letters[index] == letters[index - 2] {
            return true
        }
        return letters.count > 3 && letters.count % 2 == 0
            && (2..<letters.count).allSatisfy { letters[$0] == letters[$0 - 2] }
    }

    private func has(_ letters: [UInt8]) -> Bool { words.contains(letters) }

    private func isForm(_ letters: [UInt8]) -> Bool {
        if has(letters) || isSpelling(letters) { return true }
        guard letters.count > 3 else { return false }
        for ending in Self.endings
        where letters.last == ending.letters.last && letters.count >= ending.letters.count + 3
            && letters.ends(with: ending.letters)
        {
            let stem = Array(letters.dropLast(ending.letters.count))
            if has(stem) || isSpelling(stem) { return true }
            for added in ending.added where has(stem + added) || isSpelling(stem + added) { return true }
            // “programming”: the consonant doubled.
            if ending.doubles, stem.count > 3, stem[stem.count - 1] == stem[stem.count - 2],
                has(Array(stem.dropLast()))
            {
                return true
            }
        }
        for beginning in Self.beginnings
        where letters.count >= beginning.count + 4 && letters.starts(with: beginning) {
            if isForm(Array(letters.dropFirst(beginning.count))) { return true }
        }
        return isCompound(letters)
    }

    /// “mindset”, “soundboard”: two common words in one.
    private func isCompound(_ letters: [UInt8]) -> Bool {
        guard letters.count > 6 else { return false }
        for first in 3...(letters.count - 3) where has(Array(letters[..<first])) && has(Array(letters[first...])) {
            return true
        }
        return false
    }

    /// Whether another spelling of a word is common: “honor”, “organize”, “center”, “anemia”.
    private func isSpelling(_ letters: [UInt8]) -> Bool {
        for index in letters.indices.dropFirst() {
            for spelling in Self.spellings[Int(letters[index] & 31)]
            where letters.count - index >= spelling.spelt.count
                && letters[index..<(index + spelling.spelt.count)].elementsEqual(spelling.spelt)
            {
                var other = letters
                other.replaceSubrange(index..<(index + spelling.spelt.count), with: spelling.common)
                if has(other) { return true }
            }
        }
        return false
    }

    /// Spellings and those of the list, by the last five bits of their first letter.
    private static let spellings: [[(spelt: [UInt8], common: [UInt8])]] = {
        var spellings: [[(spelt: [UInt8], common: [UInt8])]] = Array(repeating: [], count: 32)
        for (spelt, common) in [
            ("z", "s"), ("or", "our"), ("er", "re"), ("ense", "ence"), ("el", "ell"), ("og", "ogue"), ("em", "aem"),
            ("es", "oes"), ("ed", "aed"), ("et", "oet"), ("gray", "grey"), ("old", "ould"), ("ill", "il"),
            ("il", "ill"),
            ("gm", "gem"), ("gram", "gramme"),
        ] {
            spellings[Int(spelt.utf8.first! & 31)].append((Array(spelt.utf8), Array(common.utf8)))
        }
        return spellings
    }()

    private static let endings: [(letters: [UInt8], added: [[UInt8]], doubles: Bool)] = [
        ("s", [], false), ("es", [], false), ("ies", ["y"], false), ("d", [], false), ("ed", ["e"], true),
        ("ied", ["y"], false), ("ing", ["e"], true), ("in", ["ing"], false), ("er", ["e"], true), ("ers", ["e"], true),
        ("ly", ["le"], false), ("ness", [], false), ("less", [], false), ("ful", [], false), ("able", ["e"], true),
        ("ish", ["e"], true), ("ism", ["e"], false), ("ist", ["e"], false), ("ists", ["e"], false), ("like", [], false),
        ("y", ["e"], true), ("ation", ["e"], false), ("ations", ["e"], false), ("ise", ["e"], false),
        ("ize", ["e"], false), ("ized", ["e"], false), ("wise", [], false), ("ship", [], false), ("al", ["e"], false),
    ].map { (Array($0.0.utf8), $0.1.map { Array($0.utf8) }, $0.2) }

    private static let beginnings: [[UInt8]] = [
        "un", "re", "non", "pre", "anti", "over", "under", "mis", "dis", "out", "semi", "sub", "super", "inter",
        "multi",
        "mid", "up", "counter", "bio", "mini", "micro", "auto", "back", "post", "pro", "co", "de", "hyper", "neuro",
        "cyber",
    ].map { Array($0.utf8) }

    /// Words of talk and of messages that no list of common words has.
    private static let talk: WordSet = [
        "alright", "gonna", "gotta", "wanna", "kinda", "sorta", "dunno", "lemme", "gimme", "gotcha", "outta", "lotta",
        "cause", "cuz", "coz", "cos", "tonite", "tonight", "tomorow", "tmrw", "alot", "haha", "hehe", "hihi", "lol",
        "lmao", "lmfao", "rofl", "omg", "wtf", "btw", "idk", "tbh", "imo", "imho", "thx", "tks", "ty", "plz", "pls",
        "ppl",
        "yall", "yeah", "yep", "yup", "nope", "nah", "okay", "aint", "ain't", "innit", "thats", "dont", "didnt", "cant",
        "wont", "isnt", "wasnt", "doesnt", "couldnt", "wouldnt", "shouldnt", "havent", "hasnt", "hadnt", "arent",
        "werent", "youre", "theyre", "theres", "heres", "whats", "wheres", "hows", "whos", "shes", "ive", "imma", "ima",
        "youve", "theyve", "weve", "youll", "theyll", "itll", "thatll", "whatcha", "gosh", "hmm", "hmmm", "mhm", "uhm",
        "ugh", "meh", "duh", "yay", "yippee", "wow", "whoa", "ooh", "aww", "aah", "hiya", "bye", "bday", "xmas", "tho",
        "thru", "rite", "nite", "lite", "luv", "gud", "gd", "wud", "cud", "shud", "bout", "til", "till", "em", "wat",
        "wen", "dis", "dat", "dem", "jus", "juss", "wit", "smh", "ikr", "fb", "rt", "dm", "dms", "pm", "asap", "fyi",
        "app", "apps", "blog", "blogs", "selfie", "selfies", "hashtag", "hashtags", "website", "websites", "online",
        "wifi", "internet", "podcast", "podcasts", "mom", "moms", "mommy", "grandma", "grandpa", "grandkids", "folks",
        "kiddo", "kiddos", "pic", "pics", "vid", "vids", "combo", "promo", "demo", "dude", "dudes", "bro", "bros",
        "sis",
        "fam", "bestie", "hubby", "wifey", "bff", "tv", "dvd", "dvds", "cd", "cds", "etc", "esp", "aka", "info",
        "teh", "recieve", "definately", "seperate", "untill", "allready", "becuase", "beleive", "freind", "wierd",
        "mentee", "mentees", "congrats", "bruh", "brah", "altho", "ya", "yo", "yoh", "ur", "u", "y'all", "lil", "goin",
        "doin", "nothin", "tryna", "skool", "wuz", "fuck", "fucking", "fuckin", "shit", "shitty", "damn", "dammit",
        "webinar", "webinars", "onboarding", "signposting", "nametag", "nametags", "neurodivergent", "neurodiverse",
        "microaggression", "microaggressions", "burnout", "upskilling", "handover", "handovers", "mindfulness",
        "telehealth", "reflexivity", "co", "backup", "lunchtime", "weekday", "weekdays", "healthcare", "childcare",
        "workplace",
        "feedback", "ebook",
    ]
}

extension Array where Element == UInt8 {
    fileprivate func ends(with suffix: [UInt8]) -> Bool { self.suffix(suffix.count).elementsEqual(suffix) }
}
