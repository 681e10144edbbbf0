import Redaction

/// Brings the present of talk (“so they come in and they say”) to the past in which a story is told.
///
/// Only the verbs that follow a subject pronoun, or “and” behind such a verb, are changed; what stands between quotation
/// marks is left alone. Whoever uses it judges the result again: a sentence that is still partly present is refused.
enum PastTense {
    private static let irregular: [String: String] = [
        "am": "was", "is": "was", "are": "were", "have": "had", "has": "had", "do": "did", "does": "did", "go": "went",
        "goes": "went", "say": "said", "says": "said", "come": "came", "comes": "came", "tell": "told", "tells": "told",
        "think": "thought", "thinks": "thought", "feel": "felt", "feels": "felt", "get": "got", "gets": "got",
        "make": "made", "makes": "made", "take": "took", "takes": "took", "know": "knew", "knows": "knew", "see": "saw",
        "sees": "saw", "find": "found", "finds": "found", "give": "gave", "gives": "gave", "keep": "kept",
        "keeps": "kept", "sit": "sat", "sits": "sat", "leave": "left", "leaves": "left", "bring": "brought",
        "brings": "brought", "begin": "began", "begins": "began", "become": "became", "becomes": "became",
        "break": "broke", "breaks": "broke", "build": "built", "builds": "built", "buy": "bought", "buys": "bought",
        "catch": "caught", "choose": "chose", "chooses": "chose", "cut": "cut", "draw": "drew", "draws": "drew",
        "drive": "drove", "drives": "drove", "eat": "ate", "eats": "ate", "fall": "fell", "falls": "fell",
        "fight": "fought", "forget": "forgot", "forgets": "forgot", "grow": "grew", "grows": "grew", "hear": "heard",
        "hears": "heard", "hide": "hid", "hides": "hid", "hold": "held", "holds": "held", "hurt": "hurt", "lead": "led",
        "leads": "led", "let": "let", "lose": "lost", "loses": "lost", "mean": "meant", "means": "meant",
        "meet": "met", "meets": "met", "pay": "paid", "pays": "paid", "put": "put", "puts": "put", "read": "read",
        "ring": "rang", "rings": "rang", "run": "ran", "runs": "ran", "send": "sent", "sends": "sent", "set": "set",
        "shut": "shut", "sleep": "slept", "sleeps": "slept", "speak": "spoke", "speaks": "spoke", "spend": "spent",
        "spends": "spent", "stand": "stood", "stands": "stood", "swear": "swore", "teach": "taught",
        "teaches": "taught", "understand": "understood", "understands": "understood", "wake": "woke", "wakes": "woke",
        "wear": "wore", "win": "won", "write": "wrote", "writes": "wrote", "don't": "didn't", "doesn't": "didn't",
        "isn't": "wasn't", "aren't": "weren't", "haven't": "hadn't", "hasn't": "hadn't", "can": "could",
        "can't": "couldn't", "cannot": "could not", "will": "would", "won't": "wouldn't", "stop": "stopped",
        "stops": "stopped", "plan": "planned", "drop": "dropped", "chat": "chatted", "nod": "nodded", "ran": "ran",
        "cry": "cried", "cries": "cried", "try": "tried", "tries": "tried", "worry": "worried", "worries": "worried",
        "carry": "carried", "carries": "carried", "study": "studied", "apply": "applied", "reply": "replied",
    ]
    /// Verbs of regular past that talk tells stories with.
    private static let regular: Set<String> = [
        "ask", "want", "need", "talk", "look", "start", "work", "help", "seem", "turn", "walk", "listen", "explain",
        "realise", "decide", "arrive", "believe", "agree", "admit", "call", "change", "check", "complain", "describe",
        "discuss", "end", "email", "expect", "express", "finish", "happen", "hate", "laugh", "learn", "like", "live",
        "love", "manage", "mention", "miss", "move", "offer", "open", "pass", "phone", "point", "present", "question",
        "reach", "recognise", "reflect", "remember", "repeat", "resign", "return", "share", "shout", "show", "sound",
        "stay", "struggle", "suggest", "support", "suffer", "text", "thank", "touch", "trust", "use", "wait", "wonder",
        "apologise", "appear", "approach", "challenge", "cope", "disclose", "encourage", "enjoy", "fail", "focus",
        "hesitate", "insist", "panic", "pause", "prepare", "push", "raise", "refuse", "sob", "tend", "tick", "vent",
    ]
    private static let subjects: [String: String] = [
        "they're": "they were", "they've": "they had", "they'll": "they would", "i'm": "I was", "i've": "I had",
        "we're": "we were", "we've": "we had", "it's": "it was", "that's": "that was", "there's": "there was",
    ]
    private static let pronouns: Set<String> = ["they", "i", "we", "who", "nobody", "somebody", "everybody"]
    private static let auxiliaries: Set<String> = [
        "can", "could", "may", "might", "must", "shall", "should", "will", "would", "do", "does", "did", "have", "had",
        "to",
        "am", "is", "are", "was", "were",
    ]
    private static let adverbs: Set<String> = [
        "just", "then", "also", "always", "still", "never", "really", "simply", "only", "even", "all", "both", "often",
        "suddenly", "actually", "finally", "usually", "probably", "eventually", "immediately", "slowly", "quickly",
    ]

    /// The edits that bring a sentence to the past.
    static func edits(of text: TokenisedText) -> EditList {
        var edits: [Edit] = []
        var quoted = false
        /// Whether the last verb was changed, so that “and” may lead to another of the same subject.
        var follows = false
        var index = 0
        while index < text.tokens.count {
            defer { index += 1 }
            let token = text.tokens[index]
            let mark = text[token.range]
            if mark == "“" || mark == "‘" { quoted = true }
            if mark == "”" || mark == "’" { quoted = false }
            // “can we meet”: an auxiliary before its subject has told the tense.
            guard !quoted, index == 0 || !auxiliaries.contains(text.tokens[index - 1].folded) else { continue }
            if let past = subjects[token.folded] {
                edits.append(
                    edit(text, index, token.isCapitalised ? past.prefix(1).uppercased() + past.dropFirst() : past))
                follows = true
            } else if pronouns.contains(token.folded) || (token.folded == "and" && follows) {
                var verb = index + 1
                while verb < text.tokens.count, adverbs.contains(text.tokens[verb].folded) { verb += 1 }
                guard verb < text.tokens.count, let past = past(of: text.tokens[verb].folded, after: token.folded)
                else {
                    if token.folded != "and" { follows = false }
                    continue
                }
                if past != text.tokens[verb].folded { edits.append(edit(text, verb, past)) }
                follows = true
                index = verb
            }
        }
        return EditList(edits)
    }

    /// The past of a present verb; `nil` where the word is none that is known.
    private static func past(of verb: String, after subject: String) -> String? {
        if subject == "they" || subject == "we", verb == "am" || verb == "is" { return nil }
        if let past = irregular[verb] { return past }
        let base =
            regular.contains(verb)
            ? verb
            : verb.hasSuffix("es") && regular.contains(String(verb.dropLast(1)))
                ? String(verb.dropLast(1)) : verb.hasSuffix("s") ? String(verb.dropLast(1)) : ""
        guard regular.contains(base) else { return nil }
        return base.hasSuffix("e")
            ? base + "d" : ["panic": "panicked", "admit": "admitted", "sob": "sobbed"][base] ?? base + "ed"
    }

    private static func edit(_ text: TokenisedText, _ index: Int, _ replacement: String) -> Edit {
        let range = text.tokens[index].range
        return Edit(
            range: range, original: text[range], replacement: replacement, category: .prose, rule: "prose.tense")
    }
}
