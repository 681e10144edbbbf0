/// English-like talk of nobody, the same for every run: sentences out of closed lists, chosen by a linear congruence.
public enum InventedTalk {
    /// A text of at least `bytes` bytes, in paragraphs of three to seven sentences.
    public static func text(bytes: Int) -> String {
        var text = ""
        text.reserveCapacity(bytes + 2_000)
        var state: UInt64 = 20_26
        func pick(_ list: [String]) -> String {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return list[Int((state >> 33) % UInt64(list.count))]
        }
        while text.utf8.count < bytes {
            let count = 3 + Int(pick(["0", "1", "2", "3", "4"]))!
            for number in 0..<count {
                if number > 0 { text += " " }
                for part in pick(frames).split(separator: " ") {
                    if text.utf8.last != 0x20, text.utf8.last != 0x0A, !text.isEmpty { text += " " }
                    let tail = part.last.map { ",.?".contains($0) } == true ? String(part.last!) : ""
                    let word = tail.isEmpty ? String(part) : String(part.dropLast())
                    text += (slots[word].map(pick) ?? word) + tail
                }
            }
            text += "\n\n"
        }
        return text
    }

    /// What hostile input is made of, over and over, without a line end.
    public static let hostile: [(name: String, unit: String)] = [
        ("one word", "a"), ("capitals", "A"), ("digits", "7"), ("zeros with spaces", "0 "), ("quotes", "\""),
        ("apostrophes", "'"), ("letters with apostrophes", "a'"), ("brackets", "["), ("at signs", "a@"),
        ("dots", "."), ("dashes", "a-"), ("names", "Helen "), ("titles", "Dr "), ("pronouns", "she "),
        ("commas", ","), ("repetitions", "the the the "), ("non-ASCII", "é"), ("invisible", "\u{200B}"),
        ("letters and digits", "A1 "), ("single letters", "a "), ("links", "www."),
    ]

    private static let frames = [
        "I think THING was what made me ASK THING, and it was WHEN that I stopped doing it.",
        "We sat down with a cup of tea and PRON talked about THING for an hour or so.",
        "PRON said that THING was fine, you know, but I was not sure about it at all.",
        "It was the first time anybody had asked me how I was getting on with THING.",
        "So, erm, NAME came over from PLACE and we looked at THING together, which helped.",
        "Everybody on the ROLE rota knows what it is like when THING goes wrong at night.",
        "I was a ROLE in PLACE at the time and the days were long and there was nobody to ask.",
        "You go home and you think about THING and you cannot sleep and then you go back in.",
        "And then WHEN PRON told me that it would pass, and that THING is never only yours.",
        "There is a room behind the library where people can talk without being overheard.",
        "What I learnt from it is that you can say no to THING and the world does not end.",
        "They had been through the same thing, and they did not pretend that it was easy.",
        "My mentor, NAME, PRON never told me what to do, PRON just asked and waited.",
        "I mean, nobody writes THING down, do they, so you have to hear it from somebody.",
    ]
    private static let slots: [String: [String]] = [
        "THING": [
            "the exam", "that list", "the rota", "my own fear", "the complaint", "what had happened", "a bad night",
            "the handover", "going back to work", "the way people speak", "the meeting", "my family at home",
            "the job I wanted", "a difficult conversation", "the end of the placement", "the letter",
        ],
        "ASK": ["write about", "ask about", "think again about", "look at", "leave", "worry about"],
        "WHEN": [
            "in March", "after a while", "last winter", "the next day", "in 2019", "quite suddenly", "much later",
        ],
        "PRON": ["she", "he", "they", "we", "she", "he"],
        "NAME": ["Dr Penhaligon", "Morag", "Kieran", "Mrs Ashdown", "somebody", "a friend", "the secretary"],
        "PLACE": ["Leeds", "Otley", "the Freeman", "another hospital", "the same town", "the next county"],
        "ROLE": ["registrar", "consultant", "cardiology registrar", "nurse", "trainee", "night", "weekend"],
    ]
}
