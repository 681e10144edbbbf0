/// Whether “her” is them or their: by the word before it and the words behind it.
extension GenderNeutralRewriter {
    /// Words that cannot begin the thing that “her” owns.
    private static let afterObject: Set<String> = [
        "a", "about", "across", "after", "afterwards", "again", "against", "all", "along", "alongside", "although",
        "am",
        "an", "and", "any", "anyway", "apart", "are", "around", "as", "aside", "at", "away", "back", "be", "because",
        "been", "before", "beforehand", "being", "besides", "between", "but", "by", "can", "can't", "could", "couldn't",
        "did", "didn't", "do", "does", "doesn't", "don't", "down", "during", "each", "either", "even", "ever", "every",
        "exactly", "except", "for", "from", "had", "has", "have", "he", "here", "how", "i", "if", "in", "instead",
        "into", "is", "isn't", "it", "just", "maybe", "might", "must", "no", "nor", "not", "nothing", "now", "of",
        "off", "on", "once", "onto", "or", "out", "over", "perhaps", "really", "round", "she", "should", "since", "so",
        "some", "something", "sometimes", "somewhere", "than", "that", "the", "their", "them", "then", "there", "these",
        "they", "this", "those", "though", "through", "throughout", "till", "to", "today", "together", "tomorrow",
        "tonight", "too", "towards", "under", "unless", "until", "up", "upon", "us", "via", "was", "wasn't", "we",
        "were", "what", "whatever", "when", "whenever", "where", "whereas", "whether", "which", "while", "whilst",
        "who", "whom", "whose", "why", "will", "won't", "with", "within", "without", "would", "wouldn't", "prior",
        "several", "opposite", "yesterday", "yet", "you", "anything", "everything", "else", "otherwise", "my", "your",
        "her", "his", "she's", "he's", "it's", "that's", "there's", "what's", "who's",
        "such", "our", "said", "says", "came", "went", "gave", "told", "took", "saying", "accordingly", "forward",
        "forwards",
        "aboard", "ashore", "overboard", "elsewhere", "myself", "yourself", "himself", "herself", "ourselves",
        "themselves", "yourselves",
        "aback", "ahead", "halfway", "downstairs", "upstairs", "abroad", "backwards", "half-way", "straight",
    ]
    /// Words that only at the end of a clause follow “her” as an object: “helped her more.”
    private static let afterObjectAlone: Set<String> = [
        "more", "less", "most", "twice", "enough", "better", "first", "last", "well", "good", "right", "wrong", "best",
        "next", "only", "home", "past", "inside", "outside", "near", "behind", "alone", "long", "close", "anyhow",
        "nowhere", "everywhere", "anywhere", "indoors", "most", "early", "late", "sooner", "later", "outright",
        "online",
        "overnight", "sideways", "already", "rotten", "senseless", "witless", "stiff",
    ]
    /// Verbs that take her and then what she does: “let her explore”.
    private static let letting: Set<String> = [
        "let", "lets", "letting", "make", "makes", "made", "making", "help", "helps", "helped", "helping",
    ]
    /// Verbs of the senses, which take what she does or something of hers.
    private static let seeing: Set<String> = [
        "see", "saw", "seen", "seeing", "sees", "hear", "hears", "heard", "hearing", "watch", "watched", "watches",
        "watching", "have", "had", "having", "feel", "felt", "notice", "noticed",
    ]
    /// Words that are a thing of hers more often than what she does.
    private static let thingsOwned: Set<String> = [
        "face", "work", "name", "look", "call", "phone", "walk", "talk", "smile", "laugh", "book", "plan",
        "study", "train", "turn", "hope", "point", "notice", "visit", "control", "doubt", "fear", "report", "rest",
        "love", "hate", "need", "fight", "post", "set", "start", "finish", "answer", "question", "respect", "support",
        "trust", "drink", "sign", "step", "list", "share", "view", "change", "touch",
    ]
    /// Verbs that say how they make, find or leave her: “made her braver”.
    private static let making: Set<String> = [
        "make", "makes", "made", "making", "find", "finds", "found", "finding", "keep", "keeps", "kept", "keeping",
        "leave", "leaves", "left", "leaving", "drive", "drives", "drove", "driving", "get", "gets", "got", "getting",
        "consider", "considers", "considered", "think", "thought", "believe", "believed", "feel", "felt", "prove",
        "proved", "turn", "turned", "call", "called", "render", "rendered", "want", "wants", "wanted", "deem", "deemed",
        "have",
        "had",
    ]
    private static let states: Set<String> = [
        "busy", "happy", "unhappy", "angry", "crazy", "sick", "mad", "worried", "sad", "ill", "calm", "safe", "awake",
        "alive", "responsible", "sane", "warm", "cold", "stronger", "weaker", "better", "worse", "wanting", "going",
        "waiting", "ready", "anxious", "nervous", "feel", "tired", "proud", "upset", "uneasy", "sleepy", "hungry",
        "well", "wrong", "lonely", "mute", "speechless", "breathless", "pregnant", "guilty", "dead", "asleep", "clear",
        "competent", "different", "difficult", "excellent", "brilliant", "great", "kind", "fair", "honest", "rude",
        "short", "cross", "furious", "happier", "low", "small", "stuck", "quiet", "open", "free", "fit",
    ]
    private static let intensifiers: Set<String> = [
        "very", "quite", "pretty", "rather", "extremely", "really", "incredibly", "completely", "totally", "utterly",
        "fairly", "slightly", "increasingly", "terribly", "absolutely", "deeply", "somewhat", "profoundly", "more",
        "less", "entirely", "wholly", "highly", "particularly", "especially",
    ]
    /// Verbs that give her something.
    private static let giving: Set<String> = ["give", "gave", "given", "gives", "giving"]
    private static let ditransitive: Set<String> = giving.union([
        "offer", "offered", "offering", "offers", "show", "showed", "showing", "shows", "send", "sent", "sending",
        "sends", "bring", "brought", "bringing", "brings", "buy", "bought", "buying", "teach", "taught", "teaching",
        "cost", "costs", "pay", "paid", "paying", "pays", "wish", "wished", "lend", "lent", "ask", "asked", "asking",
        "asks", "tell", "told", "telling", "tells", "call", "called", "calling", "grant", "granted", "hand", "handed",
        "owe", "owed", "promise", "promised", "serve", "served", "save", "saved", "earn", "earned", "earning", "deny",
        "denied", "award", "awarded", "fine", "fined", "charge", "charged", "bet", "tip", "tipped", "wishing", "wishes",
        "cause", "caused", "feed", "fed", "made", "make", "allow", "allowed", "find",
    ])
    /// “It took her three attempts”: what takes or costs her something.
    private static let taking: Set<String> = ["took", "takes", "take", "taken", "taking", "cost", "costs"]
    private static let impersonal: Set<String> = ["it", "that", "this", "which", "it'll", "it'd"]
    private static let gifts: Set<String> = [
        "time", "space", "advice", "permission", "credit", "feedback", "support", "help", "hope", "confidence",
        "courage", "strength", "options", "information", "money", "food", "tea", "coffee", "questions", "things",
        "trouble", "pause", "pleasure", "names", "more", "less", "enough", "plenty", "two", "three", "four", "five",
        "six", "seven", "eight", "ten", "twelve", "twenty", "another", "good", "well", "lots", "loads", "solace",
        "comfort", "joy", "energy", "access", "guidance", "protection", "shelter", "praise", "reassurance", "peace",
        "power", "control", "flowers", "chocolates", "stories", "lies", "tips", "directions", "instructions", "leave",
        "work", "jobs", "chances", "opportunities", "lessons", "training", "encouragement", "recognition", "half",
        "something", "anything", "dinner",
        "nine", "eleven", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "luck", "happiness",
        "success", "joy", "promotion", "asylum", "immunity", "freedom", "shelter", "bail", "lunch",
        "breakfast", "water", "medicine",
        "antibiotics", "fluids", "oxygen", "morphine", "proof",
    ]
    /// Things that are given, shown or told and yet are hers.
    private static let possessions: Set<String> = [
        "names", "hands", "notes", "keys", "views", "thoughts", "reasons", "parents", "children", "kids", "friends",
        "colleagues", "patients", "students", "trainees", "plans", "results", "papers", "books", "clothes", "shoes",
        "eyes", "teeth", "skills", "ideas", "feelings", "ways", "secrets", "fears", "hopes", "dreams", "services",
        "thanks", "regards", "apologies", "symptoms", "experiences", "letters", "emails", "messages", "photos", "fans",
        "readers", "own", "children's", "parents'", "details", "sons", "daughters", "brothers", "sisters", "followers",
        "orders", "condolences", "opinions", "slides", "drawings", "pictures", "paintings", "debts", "bills", "taxes",
        "dues", "fees", "respects", "wages", "students'", "legs", "arms", "fingers", "scars", "bruises", "powers",
        "blessings", "workers", "guests", "customers", "clients", "staff's", "dogs", "cats", "pets", "toys", "wishes",
    ]
    /// Words before “her” that say where something is in relation to her: “the man beside her lit a match”.
    static let places: Set<String> = [
        "opposite", "behind", "beside", "near", "around", "above", "below", "beneath", "inside", "of", "with", "like",
        "to", "from", "about", "under", "over", "outside", "before",
    ]
    private static let finiteVerbs: Set<String> = [
        "lit", "sat", "stood", "ran", "fell", "began", "grew", "felt", "knew", "thought", "rang", "spoke", "broke",
        "seemed", "looked", "laughed", "died", "wanted", "asked", "turned", "opened", "smiled", "started", "stopped",
        "happened", "remained", "became", "kept", "held", "made", "got", "left", "shook", "rose", "needed", "loved",
        "knows", "wants", "thinks", "feels", "needs", "makes", "goes", "comes", "seems", "looks", "gets", "takes",
        "hated", "hoped", "believed", "longed", "wondered", "screamed", "shouted", "whispered", "nodded", "watched",
    ]
    static let clauseWords: Set<String> = [
        "and", "or", "but", "when", "if", "because", "as", "at", "in", "on", "for", "to", "about", "with", "than",
        "that",
        "while", "since", "until", "after", "before", "by", "so", "from", "though", "during", "i", "we", "he", "she",
        "they", "it", "again", "too", "enough", "now", "then", "there", "here", "where", "who", "which", "although",
    ]
    private static let otherThanAdverbs: Set<String> = [
        "family", "early", "only", "daily", "weekly", "elderly", "lovely", "friendly", "monthly", "yearly", "reply",
        "assembly", "belly", "bodily", "likely", "lonely", "curly", "ugly", "silly", "deadly", "worldly", "holy", "fly",
        "supply", "ally", "jelly", "lively", "scholarly", "motherly", "sisterly", "costly", "anomaly", "melancholy",
        "newly", "recently", "highly", "once-lovely", "increasingly", "formerly", "previously", "relatively", "very",
        "early-morning", "tally", "bully", "rally", "folly", "italy", "july", "july's", "emily", "kelly", "sally",
        "molly", "polly", "lily", "billy", "nelly", "holly",
    ]

    private static let relatives: Set<String> = ["who", "that", "whoever", "which"]
    /// Adverbs that before a noun describe what it is like, and at the end what is done: “I rate her highly.”
    private static let degrees: Set<String> = [
        "highly", "recently", "increasingly", "previously", "daily", "weekly", "monthly", "yearly",
    ]

    /// Whether “her” is an object here.
    func herIsObject(in text: TokenisedText, at index: Int) -> Bool {
        guard index + 1 < text.tokens.count else { return true }
        let next = text.tokens[index + 1]
        if next.kind == .punctuation {
            if next.folded == "]" || next.folded == ")", let owns = isOwner(in: text, bracketedAt: index) {
                return !owns
            }
            guard ["\"", "“", "‘", "'", "[", "*", "_"].contains(next.folded) else { return true }
            // “called her ‘the returner’”, but “her ‘boss’”.
            return index + 2 < text.tokens.count && ["a", "an", "the"].contains(text.tokens[index + 2].folded)
        }
        if Self.afterObject.contains(next.folded) {
            if isTimeOfQuality(in: text, at: index) || isBack(in: text, at: index) { return false }
            // “Her being there helped.”
            if ["being", "saying"].contains(next.folded), text.startsSentence(index) { return false }
            return !isCompound(in: text, at: index + 1)
        }
        // “What her mother'd said”, but “I told her I'd come”.
        if next.folded.utf8.contains(UInt8(ascii: "'")), !next.folded.hasSuffix("'s"), !next.folded.hasSuffix("s'") {
            return !isRelativeContracted(next)
        }
        let before = index > 0 ? text.tokens[index - 1].folded : ""
        let second = index + 2 < text.tokens.count ? text.tokens[index + 2] : nil
        let isLast = second.map { $0.kind == .punctuation && !["-", "\"", "'", "“", "‘"].contains($0.folded) } ?? true
        if isMadeByHer(before: before, next: next.folded, isLast: isLast) { return false }
        return isEndOfDoing(in: text, at: index)
            || isDoneByHer(before: before, next: next.folded, second: second, isLast: isLast)
            || isNamed(before: before, next: next, second: second, isLast: isLast)
            || isFollowedAsObject(before: before, next: next, second: second, isLast: isLast)
            || takesBareVerb(in: text, at: index, before: before, second: second, isLast: isLast)
            || isGiven(in: text, at: index, before: before)
            || isDescribed(in: text, at: index, before: before, isLast: isLast)
            || isBeforeVerb(in: text, at: index, before: before, second: second, isLast: isLast)
    }

    /// Whether a word is somebody's relative with `'d` or `'ll`.
    private func isRelativeContracted(_ token: Token) -> Bool {
        FamilyDetector.beginnings.contains(token.folded.droppingContraction)
    }

    /// Whether a word begins a compound with a hyphen: “her in-laws”, “her on-call”.
    private func isCompound(in text: TokenisedText, at index: Int) -> Bool {
        index + 2 < text.tokens.count && text.tokens[index + 1].folded == "-" && text.touch(index, index + 1)
            && text.touch(index + 1, index + 2)
    }

    private static let timeUnits: Set<String> = [
        "day", "night", "week", "month", "year", "evening", "morning", "afternoon", "weekend", "time", "summer",
        "winter", "spring", "autumn", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]
    private static let meeting: Set<String> = [
        "saw", "met", "see", "meet", "seen", "rang", "called", "asked", "told", "seeing", "meeting", "ring", "ringing",
        "ask",
        "tell", "phone", "phoned", "phoning", "calling",
    ]

    /// “helped her more.”, “saw her last week”, “drove her home”.
    private func isFollowedAsObject(before: String, next: Token, second: Token?, isLast: Bool) -> Bool {
        let word = next.folded
        if Self.afterObjectAlone.contains(word) {
            // “her long, braided hair”
            let isDescribing =
                second?.folded == "," && ["long", "close", "late", "early"].contains(word) && !isVerbLike(before)
            if isLast, !["past", "best", "right", "good", "last", "home"].contains(word) || isVerbLike(before) {
                return !isDescribing
            }
            guard let second else { return true }
            if word == "twice", ["a", "an", "in", "each", "every", "per", "over", "before"].contains(second.folded) {
                return true
            }
            if ["more", "less", "better", "later", "sooner"].contains(word), second.folded == "than" { return true }
            // “What struck her most was the noise.”
            if word == "most", ["was", "is", "about"].contains(second.folded) { return true }
            if ["good", "right"].contains(word), second.folded == "good" { return true }
            if ["next", "last"].contains(word), Self.timeUnits.contains(second.folded), Self.meeting.contains(before) {
                return true
            }
            if word == "home", isVerbLike(before), Self.clauseWords.contains(second.folded) { return before != "of" }
            if ["inside", "outside", "near", "behind", "past", "close"].contains(word),
                ["the", "a", "my", "our", "their", "his", "to", "this", "that"].contains(second.folded)
            {
                return true
            }
            if [
                "only", "alone", "long", "most", "twice", "first", "enough", "late", "early", "well", "outright",
                "online",
                "overnight", "sideways", "already", "rotten", "senseless", "witless", "stiff",
            ].contains(word),
                Self.clauseWords.contains(second.folded)
            {
                return word != "first" || Self.meeting.contains(before)
            }
        }
        if word == "one",
            Self.ditransitive.contains(before) || second.map({ Self.timeUnits.contains($0.folded) }) == true
        {
            return true
        }
        // “Ring her day or night.”
        if Self.timeUnits.contains(word), let second, ["or", "and", "after", "by"].contains(second.folded),
            Self.meeting.contains(before)
        {
            return true
        }
        return Self.timeUnits.contains(word) && next.isCapitalised && isLast && Self.meeting.contains(before)
    }

    private static let carrying: Set<String> = [
        "take", "took", "taken", "takes", "taking", "bring", "brought", "bringing", "drive", "drove", "driven",
        "driving", "send", "sent", "sending", "walk", "walked", "walking", "see", "saw", "get", "got", "follow",
        "followed", "carry", "carried", "let", "give", "gave", "run", "ran", "help", "helped", "treat", "treated",
        "push", "pushed", "rush", "rushed", "got", "invite", "invited", "fly", "flew", "do", "did", "serve", "served",
        "suit", "suited", "know", "knew", "knows", "suits", "love", "loved", "loves", "think", "like", "liked", "likes",
        "cost", "left", "leave", "make", "made",
    ]

    /// Whether a word before “her” is a verb that moves, helps or leaves somebody.
    private func isVerbLike(_ word: String) -> Bool { Self.carrying.contains(word) }

    /// “let her explore”, “saw her leave”.
    private func takesBareVerb(
        in text: TokenisedText, at index: Int, before: String, second: Token?, isLast: Bool
    ) -> Bool {
        let next = text.tokens[index + 1].folded
        let isSeeing = Self.seeing.contains(before)
        let isHaving = ["had", "have", "having"].contains(before)
        guard isSeeing || Self.letting.contains(before), next != "own", VerbForms.isBase(next),
            !(isHaving && VerbWords.alsoNouns.contains(next))
        else {
            return isSeeing && next.hasSuffix("ing") && next.utf8.count > 5
                || before == "to" && index > 1 && text.tokens[index - 2].folded.hasPrefix("listen")
                    && next.hasSuffix("ing")
                || next.hasSuffix("ing")
                    && [
                        "found", "kept", "left", "leaving", "remember", "caught", "stop", "stopped", "got",
                        "keep", "stops", "keeps", "leave", "picture", "imagine", "remembered", "find",
                    ].contains(before)
                    && !(next == "feeling" && !["left", "leave", "leaving"].contains(before))
                    && !["training", "meaning", "calling", "clothing", "wedding", "earring"].contains(next)
        }
        guard let second else { return !isSeeing || !Self.thingsOwned.contains(next) }
        // Something follows that only a noun goes with: “saw her work is”, “see her face grow taut”.
        if ["was", "is", "had", "has", "were", "are", "of"].contains(second.folded) { return false }
        guard Self.thingsOwned.contains(next) else { return true }
        if isSeeing {
            return !isLast
                && (Self.behindVerb.contains(second.folded)
                    && !["name", "book", "plan", "notice", "list", "report"].contains(next)
                    || Self.actedOnByVerb.contains(second.folded))
        }
        return !(VerbForms.isBase(second.folded) && !["work", "help"].contains(second.folded))
    }

    private static let behindVerb: Set<String> = ["at", "the", "a", "through", "to", "with", "my", "their", "in"]
    private static let actedOnByVerb: Set<String> = [
        "herself", "himself", "themselves", "themself", "it", "me", "us", "him", "them", "everyone", "everybody", "out",
        "up", "off", "down", "away",
    ]

    /// “gave her time”, “gave her homeopathic drops”.
    private func isGiven(in text: TokenisedText, at index: Int, before: String) -> Bool {
        if Self.taking.contains(before), index > 1, Self.impersonal.contains(text.tokens[index - 2].folded) {
            return true
        }
        guard Self.ditransitive.contains(before) else { return false }
        let next = text.tokens[index + 1]
        // “She was given her money back.”
        if index + 2 < text.tokens.count, text.tokens[index + 2].folded == "back" { return false }
        if Self.gifts.contains(next.folded) {
            return !(next.folded == "names" && before != "called" && before != "call")
        }
        if next.kind == .number { return true }
        // “giving her considerable trouble”
        if Self.giving.contains(before), index + 2 < text.tokens.count,
            Self.gifts.contains(text.tokens[index + 2].folded),
            isAdjective(next.folded) || ["much", "little", "extra", "real", "fresh", "special"].contains(next.folded)
        {
            return true
        }
        guard Self.giving.contains(before) || before.hasPrefix("offer") else { return false }
        // A plural behind at most two words that describe it: what is given is hers only afterwards.
        for position in (index + 1)..<min(index + 4, text.tokens.count) {
            let token = text.tokens[position]
            guard token.kind == .word, !Self.clauseWords.contains(token.folded), token.folded != "of" else {
                return false
            }
            guard token.folded.hasSuffix("s"), !token.folded.hasSuffix("ss"), token.folded.utf8.count > 3,
                !token.folded.contains("'")
            else {
                guard !["own", "best", "full", "whole", "first", "last", "old", "new"].contains(token.folded) else {
                    return false
                }
                continue
            }
            let after = position + 1 < text.tokens.count ? text.tokens[position + 1].folded : "."
            return !Self.possessions.contains(token.folded) && after != "to"
        }
        return false
    }

    /// “made her braver”, “did not find her very helpful”, “called her bossy”.
    private func isDescribed(in text: TokenisedText, at index: Int, before: String, isLast: Bool) -> Bool {
        let next = text.tokens[index + 1].folded
        let second = index + 2 < text.tokens.count ? text.tokens[index + 2] : nil
        // “get her checked out”
        if Self.making.contains(before), next.hasSuffix("ed"), next.utf8.count > 4, let second,
            ["out", "up", "off", "in", "down", "over"].contains(second.folded), !isLast
        {
            return true
        }
        func endsClause(_ position: Int) -> Bool {
            guard position < text.tokens.count else { return true }
            let token = text.tokens[position]
            return token.kind == .punctuation ? token.folded != "-" : Self.clauseWords.contains(token.folded)
        }
        if Self.intensifiers.contains(next), let second, second.kind == .word,
            !["own", "first", "best", "last", "self"].contains(second.folded), endsClause(index + 3)
        {
            return Self.making.contains(before)
                || ["of", "about"].contains(before) == false && isAdjective(second.folded)
        }
        // “Seeing her happy is enough.”
        if before.hasSuffix("ing"), Self.seeing.contains(before) || Self.making.contains(before),
            Self.states.contains(next), let second, ["is", "was", "makes", "made"].contains(second.folded)
        {
            return true
        }
        guard endsClause(index + 2) else { return false }
        // “see her destroyed”
        if Self.seeing.contains(before), !["had", "have", "having"].contains(before),
            next.hasSuffix("ed") && next.utf8.count > 4 && next != "beloved" && next != "intended"
                || ["beaten", "broken", "gone", "taken", "driven", "thrown", "torn"].contains(next)
        {
            return true
        }
        // “I have never seen her angry.”
        if Self.seeing.contains(before), Self.states.contains(next) { return isLast || second?.folded != "of" }
        guard Self.making.contains(before) else { return false }
        // “keep her informed”, “left her stranded”.
        if next.hasSuffix("ed"), next.utf8.count > 4, !["beloved", "intended", "need", "feed"].contains(next) {
            return true
        }
        if Self.states.contains(next) || Self.findings.contains(next) {
            return isLast || second?.folded != "of" || next == "proud"
        }
        return isAdjective(next)
    }

    private func isAdjective(_ word: String) -> Bool {
        if Self.states.contains(word) { return true }
        for ending in ["ful", "able", "ible", "ous", "ive", "less", "ish"] where word.hasSuffix(ending) {
            return ![
                "relative", "executive", "detective", "motive", "objective", "perspective", "initiative",
                "alternative", "native", "narrative", "archive", "table", "wish", "dish", "incentive", "directive",
                "representative", "captive",
            ].contains(word)
        }
        return word.hasSuffix("er") && VerbForms.comparatives.contains(word)
    }

    /// “the girl beside her laughed”, “part of her died with it”, “rang her urgently”.
    private func isBeforeVerb(
        in text: TokenisedText, at index: Int, before: String, second: Token?, isLast: Bool
    ) -> Bool {
        let next = text.tokens[index + 1].folded
        if isObjectOfPreposition(before: before, next: next, second: second) { return true }
        if before == "but" || before == "except", VerbForms.isIrregularPast(next) || Self.finiteVerbs.contains(next) {
            return true  // “nobody but her knew”
        }
        if before == "of" || before == "about" || before == "with", next == "thought" { return false }
        if Self.places.contains(before), Self.finiteVerbs.contains(next),
            isLast
                || second.map({
                    Self.clauseWords.contains($0.folded) || Self.afterObject.contains($0.folded)
                        || VerbForms.comparatives.contains($0.folded) || $0.folded.hasSuffix("ly")
                }) == true
        {
            return true
        }
        if index > 1, Self.relatives.contains(text.tokens[index - 2].folded), VerbForms.isFinite(before),
            VerbForms.isFinite(next),
            isLast
                || second.map { Self.clauseWords.contains($0.folded) || Self.afterObject.contains($0.folded) } == true
        {
            return true  // “everyone who met her liked her”
        }
        if Self.degrees.contains(next), isLast { return true }
        if next.hasSuffix("ly"), !Self.otherThanAdverbs.contains(next) {
            guard let second else { return true }
            if second.kind == .punctuation { return !isCompound(in: text, at: index + 1) }
            return Self.clauseWords.contains(second.folded) || Self.afterObject.contains(second.folded)
                || second.folded.hasSuffix("ly")
        }
        return false
    }
}
